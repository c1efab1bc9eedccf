using System.CommandLine;
using System.Diagnostics;
using Fidelity.Core.Rosters.OneRoster;
using Fidelity.Data.Rosters;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Jobs.CommandLine;

/// <summary><c>import-roster PATH [--dry-run]</c></summary>
internal static class ImportRosterVerb
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A OneRoster CSV set, 1.1 or 1.2: a zip file or a folder." };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Prints what an import into an empty roster would do; needs no database. With --data: into that installation's roster.",
        };
        var data = Installation.DataOption();
        var command = new Command("import-roster", "Brings the roster up to a OneRoster set, or refuses it with every problem.") { path, dryRun, data };
        command.SetAction(async (parsed, stop) =>
        {
            var source = new RosterSource(parsed.GetRequiredValue(path));
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var isDry = parsed.GetValue(dryRun);
            if (isDry && parsed.GetResult(data)!.Implicit)
            {
                return Show(PlanRosterImport.WithoutDatabase(source, TimeProvider.System), output, error);
            }

            var folder = parsed.GetRequiredValue(data);
            using var host = isDry
                ? await Installation.OpenExistingAsync(folder, error, stop)
                : await Installation.OpenAsync(folder, error, stop);
            if (host is null)
            {
                return FidelityCommand.ProblemsFound;
            }

            await using var scope = host.Services.CreateAsyncScope();
            var outcome = isDry
                ? await scope.ServiceProvider.GetRequiredService<PlanRosterImport>().RunAsync(source, stop)
                : await scope.ServiceProvider.GetRequiredService<ImportRoster>().RunAsync(source, "command line", shownFingerprint: null, stop);
            return Show(outcome, output, error);
        });
        return command;
    }

    private static int Show(RosterOutcome outcome, TextWriter output, TextWriter error) => outcome switch
    {
        RosterOutcome.Refused refused => error.Report(refused.Problems),
        RosterOutcome.Planned planned => Show(planned.Plan, output),
        RosterOutcome.Applied applied => Show(applied.Plan, output),
        _ => throw new UnreachableException(),
    };

    private static int Show(RosterPlan plan, TextWriter output)
    {
        foreach (var line in plan.Describe())
        {
            output.WriteLine(line);
        }

        return FidelityCommand.Done;
    }
}
