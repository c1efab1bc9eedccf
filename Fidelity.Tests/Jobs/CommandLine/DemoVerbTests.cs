using System.Text.Json;
using Fidelity.Tests.Data.Reports;
using Xunit;

namespace Fidelity.Tests.Jobs.CommandLine;

/// <summary>A small demonstration district, made once by the command line itself; the tests use it as an outside script would.</summary>
public sealed class MadeDistrict : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Data => Path.Combine(folder.Path, "data");

    internal Shell Made { get; private set; } = null!;

    public async Task InitializeAsync() => Made = await Shell.RunAsync("demo", "--out", Data, "--schools", "1", "--seed", "3");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();
}

public sealed class DemoVerbTests(MadeDistrict district) : IClassFixture<MadeDistrict>
{
    [Fact]
    public void It_prints_each_schools_headline_and_the_paths()
    {
        Assert.Empty(district.Made.Problems);
        Assert.Equal(0, district.Made.ExitCode);
        Assert.Contains(Path.Combine(district.Data, "reports", "demo-school-01.pdf"), district.Made.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(district.Data, "demo.json"), district.Made.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_ins_are_printed_for_the_one_who_started_it()
    {
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(district.Data, "demo.json")));
        var passwords = file.RootElement.GetProperty("signIns").EnumerateArray().Select(row => row.GetProperty("password").GetString()!).ToList();

        var shell = await Shell.RunAsync("sign-ins", "--data", district.Data);

        Assert.Equal(4, passwords.Count);
        Assert.All(passwords, password => Assert.Contains(password, shell.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_is_printed_into_the_file_that_was_named()
    {
        var file = Path.Combine(district.Data, "again", "one school.pdf");

        var shell = await Shell.RunAsync("report", "--release", "1", "--school", "demo-school-01", "--out", file, "--data", district.Data);

        Assert.Equal((0, file), (shell.ExitCode, shell.Output.Trim()));
        Assert.Equal("%PDF-"u8.ToArray(), (await File.ReadAllBytesAsync(file))[..5]);
    }

    [Fact]
    public async Task The_figures_are_written_beside_the_report_when_they_are_asked_for()
    {
        var file = Path.Combine(district.Data, "both", "one school.pdf");

        var shell = await Shell.RunAsync("report", "--release", "1", "--school", "demo-school-01", "--out", file, "--csv", "--data", district.Data);

        var csv = Path.ChangeExtension(file, ".csv");
        Assert.Equal((0, $"{file}{Environment.NewLine}{csv}"), (shell.ExitCode, shell.Output.Trim()));
        Assert.True(File.Exists(file));
        Assert.All(CsvText.Rows(await File.ReadAllTextAsync(csv)), row => Assert.Equal(("demo-school-01", "TRUE"), (row["OrganizationId"], row["IsDemonstration"])));
    }

    [Fact]
    public async Task A_report_that_its_own_figures_would_replace_is_wrong_usage()
    {
        var file = Path.Combine(district.Data, "one.csv");

        var shell = await Shell.RunAsync("report", "--release", "1", "--school", "demo-school-01", "--out", file, "--csv", "--data", district.Data);

        Assert.Equal(2, shell.ExitCode);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_report_of_a_school_that_the_release_does_not_have_is_refused_and_writes_nothing()
    {
        var file = Path.Combine(district.Data, "none.pdf");

        var shell = await Shell.RunAsync("report", "--release", "1", "--school", "elsewhere", "--out", file, "--data", district.Data);

        Assert.Equal((1, "REP-004 Release 1 has no school \"elsewhere\": its schools are demo-school-01."), (shell.ExitCode, Assert.Single(shell.Problems)));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_release_of_unchanged_answers_is_the_one_that_is_there()
    {
        var shell = await Shell.RunAsync("release", "--wave", "1", "--data", district.Data);

        Assert.Equal(0, shell.ExitCode);
        Assert.StartsWith("Release 1: number 1 of", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_refused()
    {
        var shell = await Shell.RunAsync("demo", "--out", district.Data);

        Assert.Equal(1, shell.ExitCode);
        Assert.StartsWith("CLI-005 ", Assert.Single(shell.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--schools", "0")]
    [InlineData("--schools", "501")]
    [InlineData("--schools", "many")]
    [InlineData("--seed", "x")]
    public async Task Numbers_out_of_range_are_wrong_usage(string option, string value)
    {
        using var folder = new TemporaryFolder();

        var shell = await Shell.RunAsync("demo", "--out", folder.Path, option, value);

        Assert.Equal(2, shell.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
