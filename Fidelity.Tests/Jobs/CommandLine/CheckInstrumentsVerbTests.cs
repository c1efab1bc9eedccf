using Xunit;

namespace Fidelity.Tests.Jobs.CommandLine;

public sealed class CheckInstrumentsVerbTests
{
    [Fact]
    public async Task The_instruments_of_this_repository_have_no_problems()
    {
        var shell = await Shell.RunAsync("check-instruments", SourceTree.Instruments);

        Assert.Equal((0, 0), (shell.ExitCode, shell.Problems.Count));
        Assert.Contains("teacher/1.0", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_directory_those_of_the_installation_are_checked()
    {
        var shell = await Shell.RunAsync("check-instruments");

        Assert.Equal(0, shell.ExitCode);
    }

    [Fact]
    public async Task Every_problem_is_one_line_with_its_code_file_and_line()
    {
        using var folder = new TemporaryFolder();
        Copy(SourceTree.Instruments, folder.Path);
        var file = Directory.GetFiles(Path.Combine(folder.Path, "teacher"), "*.yaml").Single(path => !path.Contains("example", StringComparison.Ordinal));
        await File.WriteAllTextAsync(file, $"nonsense: 1\n{await File.ReadAllTextAsync(file)}");

        var shell = await Shell.RunAsync("check-instruments", folder.Path);

        Assert.Equal(1, shell.ExitCode);
        Assert.NotEmpty(shell.Problems);
        Assert.All(shell.Problems, line => Assert.Matches(@"^[A-Z]{3}-\d{3} teacher/1\.0\.yaml:\d+", line));
    }

    [Fact]
    public async Task A_directory_that_does_not_exist_is_a_problem()
    {
        var shell = await Shell.RunAsync("check-instruments", "no/such/directory");

        Assert.Equal(1, shell.ExitCode);
        Assert.Equal("CLI-002 There is no directory no/such/directory: name the one that holds framework.yaml.", Assert.Single(shell.Problems));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
