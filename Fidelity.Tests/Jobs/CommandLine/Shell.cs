using Fidelity.Jobs.CommandLine;

namespace Fidelity.Tests.Jobs.CommandLine;

/// <summary>Runs the command line in this process, with what it writes caught.</summary>
internal sealed record Shell(int ExitCode, string Output, IReadOnlyList<string> Problems)
{
    public static async Task<Shell> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await FidelityCommand.RunAsync(arguments, output, error);
        return new(exitCode, output.ToString(), error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
