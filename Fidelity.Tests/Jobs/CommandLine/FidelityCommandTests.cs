using Xunit;

namespace Fidelity.Tests.Jobs.CommandLine;

public sealed class FidelityCommandTests
{
    [Fact]
    public async Task Help_names_every_verb()
    {
        var shell = await Shell.RunAsync("--help");

        Assert.Equal((0, 0), (shell.ExitCode, shell.Problems.Count));
        Assert.All(Verbs, verb => Assert.Contains($"  {verb}", shell.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_verb_has_a_help_of_its_own()
    {
        foreach (var verb in Verbs)
        {
            var shell = await Shell.RunAsync(verb, "--help");

            Assert.Equal(0, shell.ExitCode);
            Assert.Contains("Usage:", shell.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("no-such-verb")]
    [InlineData("release")]
    [InlineData("release --wave one")]
    [InlineData("migrate --data")]
    [InlineData("migrate --folder x")]
    [InlineData("migrate --data ")]
    [InlineData("import-roster  --dry-run")]
    [InlineData("check-instruments ")]
    public async Task A_command_that_is_not_understood_ends_with_two_and_changes_nothing(string line)
    {
        var shell = await Shell.RunAsync(line.Split(' '));

        Assert.Equal(2, shell.ExitCode);
        Assert.Equal("Add --help to see what is expected.", shell.Problems[^1]);
        Assert.Equal("", shell.Output);
    }

    [Fact]
    public async Task Migrate_makes_a_database_and_does_no_harm_to_one_that_is_there()
    {
        using var folder = new TemporaryFolder();

        var first = await Shell.RunAsync("migrate", "--data", folder.Path);
        var second = await Shell.RunAsync("migrate", "--data", folder.Path);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Empty(first.Problems);
        Assert.True(File.Exists(Path.Combine(folder.Path, "fidelity.db")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_a_problem_and_not_a_crash()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "a file");
        await File.WriteAllTextAsync(file, "");

        var shell = await Shell.RunAsync("migrate", "--data", file);

        Assert.Equal(1, shell.ExitCode);
        Assert.StartsWith("CLI-001 ", Assert.Single(shell.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_key_that_is_damaged_is_a_problem_and_not_a_crash()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "installation.key"), "garbage");

        var shell = await Shell.RunAsync("migrate", "--data", folder.Path);

        Assert.Equal(1, shell.ExitCode);
        Assert.Contains("installation.key must hold exactly 32 bytes", Assert.Single(shell.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_of_a_wave_that_does_not_exist_is_refused_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        await Shell.RunAsync("migrate", "--data", folder.Path);

        var shell = await Shell.RunAsync("release", "--wave", "77", "--data", folder.Path);

        Assert.Equal(1, shell.ExitCode);
        Assert.Equal("REL-001 There is no wave 77: look its number up on the school's page.", Assert.Single(shell.Problems));
    }

    [Theory]
    [InlineData("release --wave 1")]
    [InlineData("report --release 1 --school a --out a.pdf")]
    [InlineData("import-roster a.zip --dry-run")]
    public async Task A_folder_without_an_installation_is_said_and_stays_as_it_was(string line)
    {
        using var folder = new TemporaryFolder();
        var mistyped = Path.Combine(folder.Path, "mistyped");

        var shell = await Shell.RunAsync([.. line.Split(' '), "--data", mistyped]);

        Assert.Equal(1, shell.ExitCode);
        Assert.StartsWith("CLI-007 ", Assert.Single(shell.Problems), StringComparison.Ordinal);
        Assert.False(Directory.Exists(mistyped));
    }

    [Fact]
    public async Task A_report_of_a_release_that_does_not_exist_is_refused_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        await Shell.RunAsync("migrate", "--data", folder.Path);

        var shell = await Shell.RunAsync("report", "--release", "7", "--school", "a", "--out", Path.Combine(folder.Path, "a.pdf"), "--data", folder.Path);

        Assert.Equal(1, shell.ExitCode);
        Assert.StartsWith("REP-003 There is no release 7 ", Assert.Single(shell.Problems), StringComparison.Ordinal);
    }

    private static readonly string[] Verbs =
        ["check-instruments", "import-roster", "demo", "release", "report", "migrate", "create-administrator", "serve"];
}
