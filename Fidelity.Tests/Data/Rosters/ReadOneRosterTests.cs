using System.Globalization;
using System.Text;
using Fidelity.Core.Rosters.OneRoster;
using Fidelity.Data.Rosters;
using Fidelity.Tests.Rosters;
using Xunit;

namespace Fidelity.Tests.Data.Rosters;

public sealed class ReadOneRosterTests
{
    [Fact]
    public async Task A_1_2_set_is_read_whole()
    {
        var plan = await MadeSet.V12.PlanAsync();

        Assert.Empty(plan.Problems);
        Assert.Equal(
            [
                new RosterCount("organisations", 4, 0, 0), new RosterCount("people", 11, 0, 0), new RosterCount("roles", 13, 0, 0),
                new RosterCount("classes", 3, 0, 0), new RosterCount("enrollments", 9, 0, 0), new RosterCount("academic sessions", 2, 0, 0),
            ],
            plan.Counts());
    }

    [Fact]
    public async Task A_1_1_set_is_read_whole()
    {
        var plan = await MadeSet.V11.PlanAsync();

        Assert.Empty(plan.Problems);
        Assert.Empty(plan.Warnings);
        Assert.Equal([3, 7, 8, 1, 3, 2], plan.Counts().Select(count => count.Adds));
    }

    [Fact]
    public void A_folder_is_read_like_a_zip()
    {
        var source = new RosterSource(MadeSet.FolderOf("oneroster-1.2"));

        var plan = PlanRoster.Against(RosterSnapshot.Empty, ReadOneRoster.From(source), MadeSet.Today);

        Assert.Equal(11, plan.People.Adds.Count);
    }

    [Fact]
    public async Task A_zip_may_hold_its_files_in_one_folder()
    {
        using var kept = await KeptSet.OfAsync(MadeSet.V12.Zip("export 2026/"));

        var plan = PlanRoster.Against(RosterSnapshot.Empty, ReadOneRoster.From(kept.Source), MadeSet.Today);

        Assert.Equal(11, plan.People.Adds.Count);
    }

    [Fact]
    public async Task Paths_in_a_zip_lead_nowhere()
    {
        var set = MadeSet.V12.With("../../users.csv", "nothing").With("/etc/orgs.csv", "nothing");

        var plan = await set.PlanAsync();

        Assert.Empty(plan.Problems);
        Assert.Equal(11, plan.People.Adds.Count);
    }

    [Fact]
    public async Task Quoted_cells_may_hold_commas_quotation_marks_and_line_breaks()
    {
        var plan = await MadeSet.V12.PlanAsync();

        Assert.Contains(plan.Classes.Adds, row => row.Title == "Homeroom \"Lower\"" && row.IsHomeroom);
        Assert.Contains(plan.Classes.Adds, row => row.Title == "Biology, morning");
        Assert.Contains(plan.Organizations.Adds, row => row.Name == "Example, District of");
    }

    [Fact]
    public async Task The_line_of_a_problem_is_the_files_own_also_after_a_line_break_in_a_cell()
    {
        var set = MadeSet.V12.Replacing("classes.csv", "scheduled,,science", "scheduled,,nowhere");
        var expected = set.Text("classes.csv").Split('\n').Index().Single(line => line.Item.Contains("nowhere", StringComparison.Ordinal)).Index + 1;

        var problem = await set.OnlyProblemAsync();

        Assert.Equal(("ROS-031", "classes.csv", expected, "schoolSourcedId"), (problem.Code, problem.File, problem.Line, problem.Column));
        Assert.Equal(5, expected);
    }

    [Fact]
    public async Task A_byte_order_mark_and_windows_line_ends_change_nothing()
    {
        var plain = await MadeSet.V12.PlanAsync();
        var set = MadeSet.V12;
        foreach (var name in set.Names)
        {
            set.With(name, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(set.Text(name).Replace("\n", "\r\n", StringComparison.Ordinal))]);
        }

        var plan = await set.PlanAsync();

        Assert.Equal(plain.Fingerprint(), plan.Fingerprint());
        Assert.Equal(plain.Warnings, plan.Warnings);
    }

    [Fact]
    public async Task Extension_columns_are_named_and_kept_out()
    {
        var plan = await MadeSet.V12.PlanAsync();

        var warning = Assert.Single(plan.Warnings, warning => warning.Code == "ROS-101");
        Assert.Contains("metadata.example.bus", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_encoding_is_refused_with_its_line()
    {
        var set = MadeSet.V12;
        set.With("users.csv", Encoding.Latin1.GetBytes(set.Text("users.csv").Replace("Student,0003", "Élève,0003", StringComparison.Ordinal)));

        var problem = await set.OnlyProblemAsync();

        Assert.Equal(("ROS-008", "users.csv", 10), (problem.Code, problem.File, problem.Line));
    }

    [Fact]
    public async Task A_set_in_utf_16_is_refused()
    {
        var set = MadeSet.V12;
        set.With("users.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(set.Text("users.csv"))]);

        var problem = await set.OnlyProblemAsync();

        Assert.Equal(("ROS-008", "users.csv", 1), (problem.Code, problem.File, problem.Line));
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_is_refused_where_it_begins()
    {
        var set = MadeSet.V12.Replacing("orgs.csv", "Lower School", "\"Lower School");

        var problem = await set.OnlyProblemAsync();

        Assert.Equal(("ROS-009", "orgs.csv", 5), (problem.Code, problem.File, problem.Line));
    }

    [Fact]
    public async Task What_is_not_a_zip_is_refused()
    {
        using var kept = await KeptSet.OfAsync(new MemoryStream("PK, but not a zip"u8.ToArray()));

        var files = ReadOneRoster.From(kept.Source);

        Assert.Equal("ROS-001", Assert.Single(files.Problems.Errors).Code);
    }

    [Fact]
    public async Task A_zip_that_is_cut_off_is_refused()
    {
        var bytes = MadeSet.V12.Zip().ToArray();
        using var kept = await KeptSet.OfAsync(new MemoryStream(bytes[..(bytes.Length / 2)]));

        var files = ReadOneRoster.From(kept.Source);

        Assert.Equal("ROS-001", Assert.Single(files.Problems.Errors).Code);
    }

    [Fact]
    public async Task A_zip_whose_content_is_damaged_is_refused()
    {
        var bytes = MadeSet.V12.Zip().ToArray();
        for (var index = 200; index < bytes.Length * 3 / 4; index += 50)
        {
            bytes[index] ^= 0x55;
        }

        using var kept = await KeptSet.OfAsync(new MemoryStream(bytes));

        Assert.True(ReadOneRoster.From(kept.Source).Problems.HasErrors);
    }

    [Fact]
    public void A_path_that_does_not_exist_is_refused()
    {
        var files = ReadOneRoster.From(new RosterSource(Path.Combine(Path.GetTempPath(), "no such roster.zip")));

        Assert.Equal("ROS-001", Assert.Single(files.Problems.Errors).Code);
    }

    [Fact]
    public async Task An_error_in_the_last_of_many_rows_is_found_and_only_that()
    {
        const int Many = 100_000;
        var users = new StringBuilder(MadeSet.V12.Text("users.csv").Split('\n')[0]).Append('\n');
        var roles = new StringBuilder(MadeSet.V12.Text("roles.csv").Split('\n')[0]).Append('\n');
        for (var number = 1; number <= Many; number++)
        {
            users.Append(CultureInfo.InvariantCulture, $"m{number},,,true,m{number},,Student,{number:0000},,,,,,,05,,,,,,,,,\n");
            roles.Append(CultureInfo.InvariantCulture, $"n{number},,,m{number},primary,student,,,{(number == Many ? "nowhere" : "lower")},\n");
        }

        var set = MadeSet.V12.With("users.csv", users.ToString()).With("roles.csv", roles.ToString())
            .With("enrollments.csv", MadeSet.V12.Text("enrollments.csv").Split('\n')[0] + "\n")
            .With("demographics.csv", MadeSet.V12.Text("demographics.csv").Split('\n')[0] + "\n");

        var problem = await set.OnlyProblemAsync();

        Assert.Equal(("ROS-031", "roles.csv", Many + 1, "orgSourcedId"), (problem.Code, problem.File, problem.Line, problem.Column));
    }

    [Fact]
    public async Task Of_very_many_problems_the_first_are_listed_and_the_rest_counted()
    {
        var lines = Enumerable.Range(1, RosterLimits.ProblemsListed + 500)
            .Select(number => $"z{number},,,k1,lower,nobody,student,,,");

        var plan = await MadeSet.V12.Adding("enrollments.csv", [.. lines]).PlanAsync();

        Assert.Equal(RosterLimits.ProblemsListed + 1, plan.Problems.Count);
        Assert.Equal("ROS-099", plan.Problems[^1].Code);
        Assert.Contains("500", plan.Problems[^1].Message, StringComparison.Ordinal);
    }
}
