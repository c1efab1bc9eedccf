using System.Diagnostics;
using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;

namespace Fidelity.Bench;

/// <summary>What protecting and auditing a district costs, one thread: teachers and students, every item with its options, totals of the district.</summary>
internal static class DisclosureSpeed
{
    private const int Schools = 25;

    public static void Say(InstrumentLibrary library, int schools = Schools)
    {
        var answers = MadeAnswers.Of(library, schools, district: 1);
        var rules = DisclosureRules.Default;
        List<CandidateCell> cells = [.. answers.SelectMany(school => SchoolCells.Of(school, library, rules))];
        cells.AddRange(DistrictCells.Of(new OrganizationId(1), answers, cells, rules));

        _ = Disclosure.Run(cells, rules); // compiled on the first run
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var released = Disclosure.Run(cells, rules);
        watch.Stop();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        Say($"protection and audit, district of {schools} schools, a school", watch.Elapsed.TotalMilliseconds / schools, "ms");
        Say($"protection and audit, district of {schools} schools, allocated a school", allocated / 1024.0 / schools, "KiB");
        Say($"protection and audit, district of {schools} schools, cells a school", (double)released.Cells.Count / schools, "cells");
    }

    private static void Say(string figure, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}: {value:0.00} {unit}"));
}
