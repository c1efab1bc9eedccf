using Fidelity.Core.Demonstration;
using Fidelity.Data.Database;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Fidelity.Tests.Jobs.CommandLine;

public sealed class ImportRosterVerbTests
{
    [Fact]
    public async Task A_dry_run_prints_the_plan_and_makes_no_database()
    {
        using var folder = new TemporaryFolder();
        var set = WriteSet(folder);

        var shell = await Shell.RunAsync("import-roster", set, "--dry-run");

        Assert.Empty(shell.Problems);
        Assert.Equal(0, shell.ExitCode);
        Assert.Contains("This import will:", shell.Output, StringComparison.Ordinal);
        Assert.Matches(@"people\s+add\s+[1-9]", shell.Output);
        Assert.Equal([set], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task An_import_fills_the_roster_and_the_same_set_again_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var set = WriteSet(folder);
        var data = Path.Combine(folder.Path, "data");

        var first = await Shell.RunAsync("import-roster", set, "--data", data);
        var dry = await Shell.RunAsync("import-roster", set, "--dry-run", "--data", data);
        var second = await Shell.RunAsync("import-roster", set, "--data", data);

        Assert.Equal((0, 0, 0), (first.ExitCode, dry.ExitCode, second.ExitCode));
        Assert.NotEqual(0, People(data));
        Assert.Contains("Nothing changes", dry.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing changes", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_with_problems_prints_each_with_its_place_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var set = WriteSet(folder);
        var data = Path.Combine(folder.Path, "data");
        var users = Path.Combine(set, "users.csv");
        var lines = await File.ReadAllLinesAsync(users);
        // A row twice, and a reference to nowhere.
        await File.WriteAllLinesAsync(users, [.. lines, lines[1]]);
        await File.WriteAllTextAsync(Path.Combine(set, "orgs.csv"), (await File.ReadAllLinesAsync(Path.Combine(set, "orgs.csv")))[0] + "\n");

        var shell = await Shell.RunAsync("import-roster", set, "--data", data);

        Assert.Equal(1, shell.ExitCode);
        Assert.True(shell.Problems.Count > 1);
        Assert.All(shell.Problems, line => Assert.Matches(@"^ROS-\d{3} \S+\.csv:\d+:\w+ ", line));
        Assert.Equal(0, People(data));
    }

    [Fact]
    public async Task A_path_that_leads_nowhere_is_a_problem()
    {
        var shell = await Shell.RunAsync("import-roster", "no-such-set.zip", "--dry-run");

        Assert.Equal(1, shell.ExitCode);
        Assert.StartsWith("ROS-001 no-such-set.zip ", Assert.Single(shell.Problems), StringComparison.Ordinal);
    }

    /// <summary>A set of one school, as the demonstration has it.</summary>
    private static string WriteSet(TemporaryFolder folder)
    {
        var set = Directory.CreateDirectory(Path.Combine(folder.Path, "one roster")).FullName;
        foreach (var (name, text) in DemonstrationRoster.Files(SchoolPlan.District(1, 1), new DemonstrationYear(new DateOnly(2026, 11, 22))))
        {
            File.WriteAllText(Path.Combine(set, name), text);
        }

        return set;
    }

    private static long People(string data)
    {
        using var connection = new SqliteConnection($"Data Source={new DataFolder(data).DatabaseFile}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM People";
        return (long)command.ExecuteScalar()!;
    }
}
