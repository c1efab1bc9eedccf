using System.Diagnostics;
using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Fidelity.Data.Releases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Bench;

/// <summary>One step of a state's release in a process of its own, so that the memory it took can be told.</summary>
internal static class StateFigures
{
    /// <param name="step"><c>make SCHOOLS</c>, <c>release</c> or <c>again</c>.</param>
    public static async Task SayAsync(IServiceProvider services, InstrumentLibrary library, string step, int schools)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FidelityDb>();
        var state = new MadeState(db, library, seed: step == "make" ? 1 : 2);
        if (step == "make")
        {
            await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().RunAsync(default);
            await state.MakeAsync(schools);
            return;
        }

        if (step == "again")
        {
            var school = await db.Organizations.SingleAsync(row => row.SourcedId == "school-0007");
            await state.AnswerLateAsync(school.Id.Value, 90);
        }

        var watch = Stopwatch.StartNew();
        var built = await scope.ServiceProvider.GetRequiredService<BuildRelease>().RunAsync(new WaveId(1), "bench", default);
        var seconds = watch.Elapsed.TotalSeconds;
        if (built is not ReleaseBuilt { Release: var release, Cells: var cells, Held: var held })
        {
            throw new InvalidOperationException(string.Join('\n', ((ReleaseRefused)built).Problems));
        }

        var name = step == "again" ? "released again after one school changed" : "release";
        using var process = Process.GetCurrentProcess();
        Say($"{schools} schools, {name}, from SQLite to stored cells", seconds, "s");
        Say($"{schools} schools, {name}, most memory of the process", process.PeakWorkingSet64 / 1048576.0, "MiB");
        Say($"{schools} schools, {name}, responses", release.Provenance.Responses, "responses");
        Say($"{schools} schools, {name}, cells", cells, "cells");
        Say($"{schools} schools, {name}, organisations held", held, "organisations");
        Say($"{schools} schools, {name}, tables audited", release.Provenance.AuditedTables, "tables");
    }

    private static void Say(string figure, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}: {value:0.##} {unit}"));
}
