using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Releases;

/// <summary>
/// What a wave's release before this one showed of each organisation, and what becomes of it: kept where the figures would be the same, held where
/// the change could point at somebody, else replaced.
/// </summary>
public sealed class LastContents
{
    private readonly FidelityDb db;
    private readonly Dictionary<OrganizationId, ShownPart> parts;

    private LastContents(FidelityDb db, Dictionary<OrganizationId, ShownPart> parts) => (this.db, this.parts) = (db, parts);

    /// <param name="number">The number of the release that is looked back from.</param>
    public static async Task<LastContents> BeforeAsync(FidelityDb db, WaveId wave, int number, CancellationToken cancellationToken)
    {
        var parts = await (
            from release in db.Releases
            where release.WaveId == wave && release.Number == number - 1
            join content in db.ReleaseContents on release.Id equals content.ReleaseId
            join part in db.ReleaseParts.AsNoTracking() on content.PartId equals part.Id
            select new ShownPart(part, content.IsHeld)).ToListAsync(cancellationToken);
        return new(db, parts.ToDictionary(shown => shown.Part.OrganizationId));
    }

    /// <summary>The last part of an organisation, if it says exactly the same.</summary>
    public ReleasePart? Same(ComputedPart part) => parts.GetValueOrDefault(part.Organization)?.Part is { } last && last.Hash == part.Hash ? last : null;

    /// <summary>The parts of a unit into which exactly the same went; null where something has changed, so that it must be computed.</summary>
    public IReadOnlyList<ReleasePart>? Unchanged(ReleaseUnit unit)
    {
        var schools = unit.Marks.Where(one => one.Key != unit.District).ToList();
        var same = unit.Marks.Where(one => parts.TryGetValue(one.Key, out var last) && !last.IsHeld && last.Part.InputsMark == one.Value.Inputs)
            .Select(one => parts[one.Key].Part).ToList();
        // A district without totals has no part.
        return schools.All(school => same.Exists(part => part.OrganizationId == school.Key))
            && (unit.District is not { } district || !parts.ContainsKey(district) || same.Exists(part => part.OrganizationId == district))
            ? same
            : null;
    }

    /// <summary>What becomes of each part that was computed. A district's totals are held with any of its schools, or not shown where there was none to hold.</summary>
    public async Task<IReadOnlyList<ChosenPart>> ChooseAsync(ComputedUnit unit, CancellationToken cancellationToken)
    {
        List<ChosenPart> chosen = [];
        foreach (var part in unit.Parts.OrderBy(part => part.Organization == unit.Unit.District))
        {
            var last = parts.GetValueOrDefault(part.Organization)?.Part;
            var isTotalOfHeld = part.Organization == unit.Unit.District && chosen.Exists(school => school.IsHeld);
            if (last is not null && last.Hash == part.Hash)
            {
                chosen.Add(new(part, last, IsHeld: false));
            }
            else if (last is not null && (isTotalOfHeld || await IsHeldAsync(last, part, cancellationToken)))
            {
                chosen.Add(new(part, last, IsHeld: true));
            }
            else if (!isTotalOfHeld)
            {
                chosen.Add(new(part, null, IsHeld: false));
            }
        }

        return chosen;
    }

    private async Task<bool> IsHeldAsync(ReleasePart last, ComputedPart part, CancellationToken cancellationToken) =>
        last.AnswersMark != part.Marks.Answers
        && ReleaseHold.IsNeeded(await db.ReleasedCells.AsNoTracking().Where(cell => cell.PartId == last.Id).ToListAsync(cancellationToken), part.Cells, DisclosureRules.Default);

    private sealed record ShownPart(ReleasePart Part, bool IsHeld);
}

/// <param name="Kept">The stored part that is shown; null where the computed one is.</param>
public sealed record ChosenPart(ComputedPart Computed, ReleasePart? Kept, bool IsHeld)
{
    public string Hash => Kept?.Hash ?? Computed.Hash;

    public PartSummary Summary => Kept?.Summary ?? Computed.Summary;
}
