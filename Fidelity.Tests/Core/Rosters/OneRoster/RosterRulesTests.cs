using System.IO.Compression;
using System.Text;
using Fidelity.Core.Rosters.OneRoster;
using Fidelity.Data.Rosters;
using Fidelity.Tests.Rosters;
using Xunit;

namespace Fidelity.Tests.Core.Rosters.OneRoster;

/// <summary>Each rule with a set that breaks it. The codes that cannot be broken by a small set alone are tried where they live.</summary>
public sealed class RosterRulesTests
{
    private static readonly Dictionary<string, Func<MadeSet>> Examples = new()
    {
        ["ROS-001"] = () => MadeSet.V12.With("users.csv", []).Without("manifest.csv"),
        ["ROS-003"] = () => MadeSet.V12.Without("manifest.csv"),
        ["ROS-004"] = () => MadeSet.V12.Replacing("manifest.csv", "oneroster.version,1.2", "oneroster.version,1.0"),
        ["ROS-005"] = () => MadeSet.V12.Replacing("manifest.csv", "file.orgs,bulk", "file.orgs,full"),
        ["ROS-006"] = () => MadeSet.V12.Without("courses.csv"),
        ["ROS-007"] = () => MadeSet.V12.AsDelta(),
        ["ROS-008"] = () => MadeSet.V12.With("orgs.csv", Encoding.Latin1.GetBytes(MadeSet.V12.Text("orgs.csv") + "é,,,École,school,,\n")),
        ["ROS-009"] = () => MadeSet.V12.Adding("orgs.csv", "one,cell,too,few"),
        ["ROS-010"] = () => MadeSet.V12.Replacing("orgs.csv", "parentSourcedId", "parent"),
        ["ROS-011"] = () => MadeSet.V12.Replacing("orgs.csv", "identifier", "name"),
        ["ROS-020"] = () => MadeSet.V12.Replacing("orgs.csv", "Lower School", ""),
        ["ROS-021"] = () => MadeSet.V12.Replacing("orgs.csv", "Lower School", new string('x', 256)),
        ["ROS-022"] = () => MadeSet.V12.Replacing("orgs.csv", "Lower School,school", "Lower School,academy"),
        ["ROS-023"] = () => MadeSet.V12.Replacing("academicSessions.csv", "2026-08-17,2027-01-15", "08/17/2026,2027-01-15"),
        ["ROS-024"] = () => MadeSet.V12.Replacing("enrollments.csv", "k1,lower,t1,teacher,true", "k1,lower,t1,teacher,yes"),
        ["ROS-025"] = () => MadeSet.V12.Replacing("academicSessions.csv", "y27,2027", "y27,2026-27"),
        ["ROS-026"] = () => MadeSet.V12.Replacing("academicSessions.csv", "2027-01-15", "2026-01-15"),
        ["ROS-030"] = () => MadeSet.V12.Adding("orgs.csv", "LOWER,,,Lower School,school,,district"),
        ["ROS-031"] = () => MadeSet.V12.Adding("roles.csv", "r99,,,nobody,primary,student,,,lower,"),
        ["ROS-032"] = () => MadeSet.V12.Replacing("orgs.csv", "state,S1,nation", "state,S1,district"),
        ["ROS-033"] = () => MadeSet.V12.Replacing("classes.csv", "homeroom,,lower", "homeroom,,district"),
        ["ROS-099"] = () => MadeSet.V12.Adding("enrollments.csv",
            [.. Enumerable.Range(0, RosterLimits.ProblemsListed + 1).Select(number => $"z{number},,,k1,lower,nobody,student,,,")]),
        ["ROS-101"] = () => MadeSet.V12,
        ["ROS-102"] = () => MadeSet.V12.Replacing("orgs.csv", "identifier", "indentifier"),
        ["ROS-103"] = () => MadeSet.V12.Replacing("manifest.csv", "file.demographics,bulk", "file.demographics,absent"),
        ["ROS-104"] = () => MadeSet.V12,
        ["ROS-105"] = () => MadeSet.V12,
        ["ROS-106"] = () => MadeSet.V12.Replacing("roles.csv", "primary,aide", "primary,librarian"),
        ["ROS-107"] = () => MadeSet.V12.Replacing("academicSessions.csv", "s1,,", "s1,inactive,"),
        ["ROS-108"] = () => MadeSet.V12.AsDelta().With("orgs.csv", MadeSet.V12.Text("orgs.csv")),
        ["ROS-109"] = () => MadeSet.V12.Replacing("classes.csv", "homeroom", "club"),
        ["ROS-110"] = () => MadeSet.V12.Replacing("classes.csv", "k3,,", "k3,tobedeleted,"),
        ["ROS-111"] = () => MadeSet.V12.Replacing("orgs.csv", "state,,", "state,tobedeleted,"),
        ["ROS-112"] = () => MadeSet.V12.Replacing("users.csv", ",03,", ",\"03,04\","),
        ["ROS-113"] = () => MadeSet.V12.Replacing("demographics.csv", "female", "f"),
        ["ROS-114"] = () => MadeSet.V12.Replacing("users.csv", "aide1@example.org", "aide1 at example.org"),
        ["ROS-115"] = () => MadeSet.V12.AsDelta().With("users.csv", MadeSet.V12.Header("users.csv")
            + MadeSet.V12.Text("users.csv").Split('\n')[1].Replace("p1,,", "p1,tobedeleted,", StringComparison.Ordinal)),
        ["ROS-116"] = () => MadeSet.V12.Adding("roles.csv", "r99,,,d1,secondary,systemAdministrator,,,nation,"),
    };

    /// <summary>Tried in ReadOneRosterTests, ImportRosterTests and PlanRosterTests.</summary>
    private static readonly string[] TriedElsewhere = ["ROS-001", "ROS-002", "ROS-012", "ROS-034", "ROS-117"];

    public static TheoryData<string> Codes => [.. Examples.Keys.Except(TriedElsewhere)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_rule_has_an_example_that_breaks_it(string code)
    {
        var codes = await Examples[code]().CodesAsync();

        Assert.Contains(code, codes);
    }

    [Fact]
    public void Every_rule_is_tried()
    {
        Assert.Equal(RosterRules.All.Select(rule => rule.Code), Examples.Keys.Union(TriedElsewhere).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_is_in_the_documentation()
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "rosters.md"));

        Assert.All(RosterRules.All, rule => Assert.Contains($"| {rule.Code} | {rule.Name} |", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_set_with_a_warning_is_planned_and_one_with_a_problem_is_not()
    {
        foreach (var (code, example) in Examples.Where(example => !TriedElsewhere.Contains(example.Key)))
        {
            var plan = await example().PlanAsync();

            Assert.Equal(!RosterRules.All.Single(rule => rule.Code == code).IsWarning, plan.IsRefused);
        }
    }

    [Fact]
    public async Task One_mistake_gives_one_problem()
    {
        string[] several = ["ROS-007", "ROS-032", "ROS-099"];
        foreach (var (code, example) in Examples.Where(example =>
                     !TriedElsewhere.Contains(example.Key) && !several.Contains(example.Key)
                     && !RosterRules.All.Single(rule => rule.Code == example.Key).IsWarning))
        {
            var problems = (await example().PlanAsync()).Problems;

            Assert.True(problems.Count == 1, $"{code}: {string.Join("; ", problems)}");
        }
    }

    [Fact]
    public async Task A_file_that_is_in_the_zip_twice_is_refused()
    {
        using var stream = MadeSet.V12.Zip();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            await using var entry = await zip.CreateEntry("Users.csv").OpenAsync();
            await entry.WriteAsync("again"u8.ToArray());
        }

        stream.Position = 0;
        using var kept = await KeptSet.OfAsync(stream);

        Assert.Equal("ROS-012", Assert.Single(ReadOneRoster.From(kept.Source).Problems.Errors).Code);
    }

    [Fact]
    public async Task A_zip_with_too_many_files_is_refused()
    {
        var set = MadeSet.V12;
        for (var number = 0; number < RosterLimits.FilesASet; number++)
        {
            set.With($"extra{number}.csv", "x");
        }

        using var kept = await set.KeepAsync();

        Assert.Equal("ROS-002", Assert.Single(ReadOneRoster.From(kept.Source).Problems.Errors).Code);
    }

    [Fact]
    public async Task A_small_zip_that_unpacks_to_a_very_large_file_is_refused_at_the_limit()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            await WriteAsync(zip, "manifest.csv", "propertyName,value\noneroster.version,1.1\nfile.orgs,bulk\n", 0);
            await WriteAsync(zip, "orgs.csv", MadeSet.V11.Text("orgs.csv"), RosterLimits.BytesAFile);
        }

        stream.Position = 0;
        using var kept = await KeptSet.OfAsync(stream);

        Assert.True(stream.Length < 10_000_000);
        Assert.Equal("ROS-002", Assert.Single(ReadOneRoster.From(kept.Source).Problems.Errors).Code);
    }

    /// <summary>Text, and then that many empty lines.</summary>
    private static async Task WriteAsync(ZipArchive zip, string name, string text, long emptyLines)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync();
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text));
        var block = Enumerable.Repeat((byte)'\n', 1024 * 1024).ToArray();
        for (var written = 0L; written < emptyLines; written += block.Length)
        {
            await entry.WriteAsync(block);
        }
    }
}
