using System.CommandLine;
using System.Data.Common;
using Fidelity.Core.Problems;

namespace Fidelity.Jobs.CommandLine;

/// <summary>
/// The command line: which verbs there are, and what a caller may rely on. Exit code 0: done; 1: problems were found, one a line on the
/// error stream; 2: the command was not understood.
/// </summary>
public static class FidelityCommand
{
    public const int Done = 0;

    public const int ProblemsFound = 1;

    public const int WrongUsage = 2;

    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var parsed = Root().Parse(arguments);
        // A script's variable that is not set arrives as an empty argument, which as a path would be understood as who knows where.
        List<string> wrongs = [.. parsed.Errors.Select(wrong => wrong.Message)];
        if (arguments.Any(string.IsNullOrWhiteSpace))
        {
            wrongs.Add("An argument is empty.");
        }

        if (wrongs.Count > 0)
        {
            foreach (var wrong in wrongs)
            {
                await error.WriteLineAsync(wrong);
            }

            await error.WriteLineAsync("Add --help to see what is expected.");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, cancellationToken);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException or DbException)
        {
            // A folder that cannot be written or a database that does not answer is the caller's to mend, not a bug of ours.
            return error.Report([new Problem("CLI-001", broken.Message.ReplaceLineEndings(" "))]);
        }
    }

    private static RootCommand Root() => new("Fidelity: how far each practice of personalized learning is really in place.")
    {
        CheckInstrumentsVerb.Create(),
        ImportRosterVerb.Create(),
        DemoVerb.Create(),
        ScoreVerb.Create(),
        ReleaseVerb.Create(),
        ReportVerb.Create(),
        MigrateVerb.Create(),
        CreateAdministratorVerb.Create(),
        ServeVerb.Create(),
        SendMailVerb.Create(),
        SignInsVerb.Create(),
    };

    /// <summary>Writes the problems, one a line, and gives the exit code that says so.</summary>
    internal static int Report(this TextWriter error, IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            error.WriteLine(problem);
        }

        return ProblemsFound;
    }
}
