using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;

namespace Fidelity.Bench;

/// <summary>
/// What protecting and auditing a district costs, and how far its scales' means narrow coded counts. In memory: teachers and students, every
/// item with its options, grades, totals of the district.
/// </summary>
internal static class DisclosureSpeed
{
    /// <summary>A state has forty such districts: what counts is the cost once everything is compiled, and that takes a dozen.</summary>
    private const int Rounds = 40;

    public static void Say(InstrumentLibrary library, bool small)
    {
        var schools = small ? 7 : 25;
        SayCost(Candidates(library, schools, smaller: 1), schools);
        SayValues(Candidates(library, schools: 7, smaller: small ? 6 : 2));
    }

    private static void SayCost(IReadOnlyList<CandidateCell> cells, int schools)
    {
        List<double> milliseconds = [];
        var (allocated, released) = (0L, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            released = Disclosure.Run(cells, DisclosureRules.Default).Cells.Count;
            milliseconds.Add((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        }

        Say($"protection and audit, district of {schools} schools, first run (compiling), processor time a school", milliseconds[0] / schools, "ms");
        Say($"protection and audit, district of {schools} schools, all {Rounds} of a state, processor time a school", milliseconds.Average() / schools, "ms");
        Say($"protection and audit, district of {schools} schools, median of the last 10, processor time a school", milliseconds[^10..].Order().ElementAt(5) / schools, "ms");
        Say("protection and audit, allocated a school", allocated / 1024.0 / schools, "KiB");
        Say("protection and audit, cells a school", (double)released / schools, "cells");
    }

    private static void SayValues(IReadOnlyList<CandidateCell> cells)
    {
        var primary = cells.ToDictionary(cell => cell.Address, cell => PrimarySuppression.Decide(cell, DisclosureRules.Default));
        var decided = ComplementarySuppression.Complete(cells, primary, DisclosureRules.Default);
        var values = DisclosureAudit.ValuesBesideScales(cells, primary, decided).ToList();
        Say("made district of 7 schools: coded options of items in published scales", values.Count, "counts");
        Say("of these the scale's mean leaves fewer values than the limit stands for", values.Count(value => value.Possible < value.OfLimit), "counts");
        Say("of these it leaves 2 to 9 values of a limit for 10 or more", values.Count(value => value.Possible < 10 && value.OfLimit >= 10), "counts");
        Say("the fewest that it leaves", values.Select(value => value.Possible).DefaultIfEmpty(0).Min(), "values");
    }

    private static List<CandidateCell> Candidates(InstrumentLibrary library, int schools, int smaller)
    {
        var answers = MadeAnswers.Of(library, schools, district: 1, smaller);
        List<CandidateCell> cells = [.. answers.SelectMany(school => SchoolCells.Of(school, library, DisclosureRules.Default))];
        return [.. cells, .. DistrictCells.Of(new OrganizationId(1), answers, cells, library.Framework, DisclosureRules.Default)];
    }

    private static void Say(string figure, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}: {value:0.0} {unit}"));
}
