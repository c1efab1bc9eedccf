using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Fidelity.Core.Releases;
using Fidelity.Core.Waves;
using Fidelity.Data.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Jobs.CommandLine;

/// <summary><c>release --wave ID</c>, <c>release verify ID</c> and <c>release changes ID</c></summary>
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
                case ReleaseBuilt { Release: var release, Cells: var cells, Held: var held }:
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(
                        $"Release {release.Id.Value}: number {release.Number} of \"{release.WaveName}\", {cells} cells, {held} organisations held, hash {release.Hash}");
                    return FidelityCommand.Done;
                default:
                    throw new UnreachableException();
            }
        });
        command.Subcommands.Add(Verify());
        command.Subcommands.Add(Changes());
        return command;
    }

    private static Command Changes() => OfRelease<ListReleaseChanges>(
        "changes", "Lists the figures that a release publishes differently from the one before it.", async (list, id, output, error, stop) =>
        {
            switch (await list.RunAsync(id, stop))
            {
                case ReleaseChangesRefused refused:
                    return error.Report(refused.Problems);
                case ReleaseChangesListed listed:
                    foreach (var cell in listed.Cells)
                    {
                        await output.WriteLineAsync(Line(cell));
                    }

                    await output.WriteLineAsync($"Release {listed.Release.Id.Value}: {listed.Cells.Count} cells differ from {(listed.Before == 0 ? "nothing: it is the wave's first" : $"release number {listed.Before}")}.");
                    await output.WriteLineAsync(listed.Held.Count == 0 ? "Nothing is held." : $"Held: {string.Join(", ", listed.Held)}");
                    return FidelityCommand.Done;
                default:
                    throw new UnreachableException();
            }
        });

    private static string Line(ChangedCell cell)
    {
        var about = cell.Address;
        string[] words = [cell.Organization, $"{about.Measure}", $"{about.Role}", about.Instrument, about.Dimension, about.Item, about.Category == 0 ? "" : $"option {about.Category}", about.Group];
        return $"{string.Join(' ', words.Where(word => word.Length > 0))}: {Shown(cell.Before)} -> {Shown(cell.After)}";
    }

    private static string Shown(ReleasedCell? cell) => cell switch
    {
        null => "not there",
        { Value: { } value } => string.Create(CultureInfo.InvariantCulture, $"{(cell.Bound == CellBound.Exact ? "" : $"{cell.Bound} ")}{value:0.0} of {cell.Count}"),
        _ => $"{cell.State}",
    };

    private static Command Verify() => OfRelease<VerifyRelease>(
        "verify", "Computes a release again from the stored answers and says whether it is identical.", async (verify, id, output, error, stop) =>
        {
            switch (await verify.RunAsync(id, stop))
            {
                case ReleaseNotVerified refused:
                    return error.Report(refused.Problems);
                case ReleaseIsIdentical { Release: var release, Cells: var cells }:
                    await output.WriteLineAsync($"Release {release.Id.Value}: identical, {cells} cells, hash {release.Hash}");
                    return FidelityCommand.Done;
                case ReleaseDiffers { Release: var release, Cells: var cells }:
                    foreach (var cell in cells)
                    {
                        await output.WriteLineAsync(cell);
                    }

                    return error.Report([new(
                        "REL-010", $"Release {release.Id.Value} is not what the stored answers give: {cells.Count} cells differ, and none means that its provenance or hash was changed.")]);
                default:
                    throw new UnreachableException();
            }
        });

    private static Command OfRelease<TUseCase>(
        string name, string description, Func<TUseCase, ReleaseId, TextWriter, TextWriter, CancellationToken, Task<int>> act)
        where TUseCase : notnull
    {
        var id = new Argument<long>("ID") { Description = "The release's number in the feed." };
        var data = Installation.DataOption();
        var command = new Command(name, description) { id, data };
        command.SetAction(async (parsed, stop) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            using var host = await Installation.OpenExistingAsync(parsed.GetRequiredValue(data), error, stop);
            if (host is null)
            {
                return FidelityCommand.ProblemsFound;
            }

            await using var scope = host.Services.CreateAsyncScope();
            return await act(scope.ServiceProvider.GetRequiredService<TUseCase>(), new ReleaseId(parsed.GetRequiredValue(id)), output, error, stop);
        });
        return command;
    }
}
