using System.CommandLine;
using System.Diagnostics;
using Fidelity.Core.Releases;
using Fidelity.Core.Waves;
using Fidelity.Data.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Jobs.CommandLine;

/// <summary><c>release --wave ID</c> and <c>release verify ID</c></summary>
internal static class ReleaseVerb
{
    public static Command Create()
    {
        var wave = new Option<long>("--wave") { Description = "The wave's number.", HelpName = "ID", Required = true };
        var data = Installation.DataOption();
        var command = new Command("release", "Publishes a closed wave's results; again only if they have changed.") { wave, data };
        command.SetAction(async (parsed, stop) =>
        {
            using var host = await Installation.OpenExistingAsync(parsed.GetRequiredValue(data), parsed.InvocationConfiguration.Error, stop);
            if (host is null)
            {
                return FidelityCommand.ProblemsFound;
            }

            await using var scope = host.Services.CreateAsyncScope();
            var build = scope.ServiceProvider.GetRequiredService<BuildRelease>();
            switch (await build.RunAsync(new WaveId(parsed.GetRequiredValue(wave)), "command line", stop))
            {
                case ReleaseRefused refused:
                    return parsed.InvocationConfiguration.Error.Report(refused.Problems);
                case ReleaseBuilt { Release: var release, Cells: var cells }:
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(
                        $"Release {release.Id.Value}: number {release.Number} of \"{release.WaveName}\", {cells} cells, hash {release.Hash}");
                    return FidelityCommand.Done;
                default:
                    throw new UnreachableException();
            }
        });
        command.Subcommands.Add(Verify());
        return command;
    }

    private static Command Verify()
    {
        var id = new Argument<long>("ID") { Description = "The release's number in the feed." };
        var data = Installation.DataOption();
        var command = new Command("verify", "Computes a release again from the stored answers and says whether it is identical.") { id, data };
        command.SetAction(async (parsed, stop) =>
        {
            using var host = await Installation.OpenAsync(parsed.GetRequiredValue(data), parsed.InvocationConfiguration.Error, stop);
            if (host is null)
            {
                return FidelityCommand.ProblemsFound;
            }

            await using var scope = host.Services.CreateAsyncScope();
            var output = parsed.InvocationConfiguration.Output;
            switch (await scope.ServiceProvider.GetRequiredService<VerifyRelease>().RunAsync(new ReleaseId(parsed.GetRequiredValue(id)), stop))
            {
                case ReleaseNotVerified refused:
                    return parsed.InvocationConfiguration.Error.Report(refused.Problems);
                case ReleaseIsIdentical { Release: var release, Cells: var cells }:
                    await output.WriteLineAsync($"Release {release.Id.Value}: identical, {cells} cells, hash {release.Hash}");
                    return FidelityCommand.Done;
                case ReleaseDiffers { Release: var release, Cells: var cells }:
                    foreach (var cell in cells)
                    {
                        await output.WriteLineAsync(cell);
                    }

                    return parsed.InvocationConfiguration.Error.Report([new(
                        "REL-009", $"Release {release.Id.Value} is not what the stored answers give: {cells.Count} cells differ, and none means that its provenance or hash was changed.")]);
                default:
                    throw new UnreachableException();
            }
        });
        return command;
    }
}
