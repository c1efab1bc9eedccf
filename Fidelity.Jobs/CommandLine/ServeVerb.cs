using System.CommandLine;
using Fidelity.Jobs.Clock;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fidelity.Jobs.CommandLine;

/// <summary><c>serve</c></summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var data = Installation.DataOption();
        var command = new Command("serve", "Runs the schedule until it is stopped: waves, mail, releases, reports.") { data };
        command.SetAction(async (parsed, stop) =>
        {
            using var host = await Installation.OpenAsync(
                parsed.GetRequiredValue(data), parsed.InvocationConfiguration.Error, stop, AddSchedule);
            if (host is null)
            {
                return FidelityCommand.ProblemsFound;
            }

            await host.RunAsync(stop);
            return FidelityCommand.Done;
        });
        return command;
    }

    private static void AddSchedule(Installation installation)
    {
        installation.Builder.Logging.AddJsonConsole(options => (options.UseUtcTimestamp, options.TimestampFormat) = (true, "O"));
        installation.Builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        installation.Builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        installation.Builder.Services.AddScheduler(installation.Folder, installation.Database);
    }
}
