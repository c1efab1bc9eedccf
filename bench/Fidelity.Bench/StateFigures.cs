using System.Diagnostics;
using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Fidelity.Data.Releases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Bench;

/// <summary>The steps of a state's release, each in a process of its own, so that the memory it took can be told.</summary>
internal static class StateFigures
{
    /// <param name="step"><c>make</c>, <c>release</c> (and once more in the same process after a school changed) or <c>again</c> (after a school changed).</param>
    public static async Task SayAsync(IServiceProvider services, InstrumentLibrary library, string step, int schools)
    {
        switch (step)
        {
            case "make":
                await With<MigrateDatabase>(services, migrate => migrate.RunAsync(default));
                await With<FidelityDb>(services, db => new MadeState(db, library, seed: 1).MakeAsync(schools));
                break;
            case "release":
                await BuildAsync(services, $"{schools} schools, release, from SQLite to stored cells");
                await ChangeAsync(services, library, seed: 2);
                await BuildAsync(services, $"{schools} schools, released again after one school changed, same process");
                break;
            default:
                await ChangeAsync(services, library, seed: Environment.TickCount);
                await BuildAsync(services, $"{schools} schools, released again after one school changed, new process");
                break;
        }
    }

    private static async Task ChangeAsync(IServiceProvider services, InstrumentLibrary library, int seed) => await With<FidelityDb>(services, async db =>
    {
        var school = await db.Organizations.SingleAsync(row => row.SourcedId == "school-0007");
        await new MadeState(db, library, seed).AnswerLateAsync(school.Id.Value, 90);
    });

    private static async Task BuildAsync(IServiceProvider services, string figure) => await With<BuildRelease>(services, async build =>
    {
        var watch = Stopwatch.StartNew();
        var outcome = await build.RunAsync(new WaveId(1), "bench", default);
        var seconds = watch.Elapsed.TotalSeconds;
        if (outcome is not ReleaseBuilt { Release: var release, Cells: var cells, Held: var held })
        {
            throw new InvalidOperationException(string.Join('\n', ((ReleaseRefused)outcome).Problems));
        }

        using var process = Process.GetCurrentProcess();
        Say(figure, seconds, "s");
        Say($"{figure}, most memory of the process", process.PeakWorkingSet64 / 1048576.0, "MiB");
        Say($"{figure}, responses", release.Provenance.Responses, "responses");
        Say($"{figure}, cells", cells, "cells");
        Say($"{figure}, organisations held", held, "organisations");
        Say($"{figure}, tables audited", release.Provenance.AuditedTables, "tables");
    });

    private static async Task With<TService>(IServiceProvider services, Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static void Say(string figure, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}: {value:0.##} {unit}"));
}
