using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;

namespace Fidelity.Core.Releases;

/// <summary>Given by the database; 0 until then.</summary>
public readonly record struct ReleasePartId(long Value);

/// <summary>
/// One organisation's released cells, as one unchangeable set. Every release of a wave that shows the organisation unchanged holds the same part, so a
/// release in which one school changed costs that school (<see cref="ReleaseContent"/>).
/// </summary>
/// <param name="answersMark">Which responses the cells were computed from: equal for the same responses, and different for others.</param>
/// <param name="inputsMark">The same of everything that goes in: responses, people asked, questionnaires, published figures, program.</param>
/// <param name="hash"><see cref="ReleaseHash.OfCells"/>.</param>
public sealed class ReleasePart(WaveId waveId, OrganizationId organizationId, string answersMark, string inputsMark, string hash, PartSummary summary)
{
    private ReleasePart()
        : this(default, default, "", "", "", PartSummary.None)
    {
    }

    public ReleasePartId Id { get; private set; }

    public WaveId WaveId { get; private set; } = waveId;

    public OrganizationId OrganizationId { get; private set; } = organizationId;

    public string AnswersMark { get; private set; } = answersMark;

    public string InputsMark { get; private set; } = inputsMark;

    public string Hash { get; private set; } = hash;

    public PartSummary Summary { get; private set; } = summary;
}

/// <summary>What a part adds to the provenance of its release. A total does not count its schools' people again.</summary>
/// <param name="Responses">Complete and partial, of the response rates that are shown.</param>
/// <param name="Eligible">People asked, of the same rates.</param>
/// <param name="AuditedTables">A district's tables are audited together, and counted with its first part.</param>
/// <param name="FewestValues">The fewest values that an audited count can have; 0 where none is hidden.</param>
public sealed record PartSummary(int Cells, int Responses, int Eligible, int AuditedTables, int AuditedCounts, int FewestValues)
{
    public static PartSummary None { get; } = new(0, 0, 0, 0, 0, 0);
}

/// <summary>That a release shows a part.</summary>
/// <param name="isHeld">
/// The part is that of an earlier release: so few answers have changed since that the change could point at one person (<see cref="ReleaseHold"/>).
/// </param>
public sealed class ReleaseContent(ReleaseId releaseId, OrganizationId organizationId, ReleasePartId partId, bool isHeld)
{
    public ReleaseId ReleaseId { get; private set; } = releaseId;

    public OrganizationId OrganizationId { get; private set; } = organizationId;

    public ReleasePartId PartId { get; private set; } = partId;

    public bool IsHeld { get; private set; } = isHeld;
}
