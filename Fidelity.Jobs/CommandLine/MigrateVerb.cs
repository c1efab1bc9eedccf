using System.CommandLine;
using Fidelity.Data.Database;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Jobs.CommandLine;

/// <summary><c>migrate</c></summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var data = Installation.DataOption();
        var command = new Command("migrate", "Creates the database, or brings it to this version's shape.") { data };
        command.SetAction(async (parsed, stop) =>
        {
            // Every verb that opens an installation brings its database up first: here that is all there is to do.
            using var host = await Installation.OpenAsync(parsed.GetRequiredValue(data), parsed.InvocationConfiguration.Error, stop);
            if (host is null)
            {
                return FidelityCommand.ProblemsFound;
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"{host.Services.GetRequiredService<DataFolder>().Path}: the database has this version's shape.");
            return FidelityCommand.Done;
        });
        return command;
    }
}
