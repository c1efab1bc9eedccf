using System.Runtime.CompilerServices;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Releases;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Releases;

/// <summary>
/// A wave's answers, computed and protected, one unit after another: what is released, and what a release is checked against. Every
/// questionnaire of the wave must be installed. While some units are computed the next are read; what comes out does not depend on how many at a time.
/// </summary>
public sealed class ComputeRelease(FidelityDb db, InstrumentLibrary library, ReleaseOptions options)
{
    /// <returns>In the order of the units.</returns>
    public async IAsyncEnumerable<ComputedUnit> RunAsync(
        Wave wave, IEnumerable<ReleaseUnit> units, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var instruments = wave.Instruments.Select(library.InUse).ToList();
        Queue<Task<ComputedUnit>> computing = [];
        foreach (var unit in units)
        {
            if (computing.Count == options.Workers)
            {
                yield return await computing.Dequeue();
            }

            var responses = await ResponsesAsync(wave.Id, unit, cancellationToken);
            computing.Enqueue(Task.Run(() => Compute(unit, responses, instruments), cancellationToken));
        }

        while (computing.TryDequeue(out var last))
        {
            yield return await last;
        }
    }

    private async Task<ILookup<OrganizationId, Response>> ResponsesAsync(WaveId wave, ReleaseUnit unit, CancellationToken cancellationToken)
    {
        List<Response> responses = [];
        foreach (var school in unit.Schools)
        {
            responses.AddRange(await db.Responses.AsNoTracking()
                .Where(response => response.WaveId == wave && response.OrganizationId == school.Id).ToListAsync(cancellationToken));
        }

        return responses.ToLookup(response => response.OrganizationId);
    }

    private ComputedUnit Compute(ReleaseUnit unit, ILookup<OrganizationId, Response> responses, IReadOnlyList<Instrument> instruments)
    {
        var rules = DisclosureRules.Default;
        var computed = unit.Schools.AsParallel().AsOrdered().WithDegreeOfParallelism(options.Workers)
            .Select(school => Answers(school, instruments, [.. responses[school.Id]]))
            .Select(school => (School: school, Cells: SchoolCells.Of(school, library, rules)))
            .ToList();
        var schools = computed.ConvertAll(one => one.School);
        List<CandidateCell> candidates = [.. computed.SelectMany(one => one.Cells)];
        if (unit.District is { } district)
        {
            candidates.AddRange(DistrictCells.Of(district, schools, candidates, library.Framework, rules));
        }

        var (cells, audit) = Disclosure.Run(candidates, rules);
        var first = unit.Schools[0].Id;
        return new(
            unit,
            [.. cells.GroupBy(cell => cell.OrganizationId).Select(part => new ComputedPart(
                part.Key, unit.Marks[part.Key], ReleaseHash.OfCells(part), SummaryOf([.. part], part.Key == first ? audit : null), [.. part]))],
            audit.Problems);
    }

    /// <summary>People are those of the rates that are shown: of all people, the rest would be those of the hidden rates.</summary>
    private static PartSummary SummaryOf(IReadOnlyList<ReleasedCell> cells, DisclosureAudit? audit)
    {
        var rates = cells.Where(cell => cell is { Measure: Measure.ResponseRate, IsPublished: true }).ToList();
        return new(
            cells.Count, rates.Sum(rate => rate.Count ?? 0), rates.Sum(rate => rate.Eligible ?? 0),
            audit?.Tables ?? 0, audit?.HiddenCounts ?? 0, audit?.Narrowest ?? 0);
    }

    private static SchoolAnswers Answers(UnitSchool school, IReadOnlyList<Instrument> instruments, IReadOnlyList<Response> responses) => new(
        school.Id, school.Level, instruments, school.Asked.GroupBy(one => one.Instrument).ToDictionary(one => one.Key, one => one.Sum(row => row.Count)), responses)
    {
        EligibleByGrade = school.Asked.Where(one => one.Grade is not null).ToDictionary(one => (one.Instrument, one.Grade!.Value), one => one.Count),
    };
}

/// <param name="Workers">Units computed at the same time, 1 or more.</param>
public sealed record ReleaseOptions(int Workers)
{
    public static ReleaseOptions Default { get; } = new(Environment.ProcessorCount);
}

/// <param name="Parts">Empty where the audit found something.</param>
public sealed record ComputedUnit(ReleaseUnit Unit, IReadOnlyList<ComputedPart> Parts, IReadOnlyList<Problem> Problems);

public sealed record ComputedPart(OrganizationId Organization, PartMarks Marks, string Hash, PartSummary Summary, IReadOnlyList<ReleasedCell> Cells);
