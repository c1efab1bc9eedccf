using Fidelity.Core.Instruments;
using Fidelity.Core.Waves;

namespace Fidelity.Core.Releases;

/// <summary>Given by the database; 0 until then.</summary>
public readonly record struct ReleaseId(long Value);

/// <summary>
/// The one immutable set of published cells of a wave: numbered, hashed, with its provenance. A correction is a new release of the
/// same wave with a higher <see cref="Number"/>.
/// </summary>
public sealed class Release(WaveId waveId, int number, string waveName, DateTime createdAt, Provenance provenance, string hash, bool isDemonstration)
{
    private Release()
        : this(default, 0, "", default, Provenance.None, "", false)
    {
    }

    public ReleaseId Id { get; private set; }

    public WaveId WaveId { get; private set; } = waveId;

    /// <summary>1 for a wave's first release.</summary>
    public int Number { get; private set; } = number;

    public string WaveName { get; private set; } = waveName;

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; } = createdAt;

    public Provenance Provenance { get; private set; } = provenance;

    /// <summary>SHA-256 over every cell and the provenance, lower-case hex; the same answers give the same hash, whenever it is built.</summary>
    public string Hash { get; private set; } = hash;

    public bool IsDemonstration { get; private set; } = isDemonstration;
}

/// <summary>What the figures rest on. Part of the hash; holds no clock.</summary>
/// <param name="Instruments">Key and hash of each instrument, e.g. <c>teacher/1.0 3fa9…</c>, one a line, sorted.</param>
/// <param name="Responses">Responses that count (complete and partial), of the response rates that are shown.</param>
/// <param name="Eligible">People asked, of the same rates.</param>
/// <param name="AuditedTables">Tables that the disclosure audit solved (<see cref="DisclosureAudit"/>).</param>
/// <param name="AuditedCounts">Hidden counts whose exact bounds it computed.</param>
/// <param name="FewestValues">The fewest values that one of them can have for all that is published; 0 where none is hidden.</param>
public sealed record Provenance(
    string FrameworkVersion,
    string FrameworkHash,
    string BaselineVersion,
    string BaselineHash,
    string Instruments,
    string CodeVersion,
    int Responses,
    int Eligible,
    int AuditedTables = 0,
    int AuditedCounts = 0,
    int FewestValues = 0)
{
    public static Provenance None { get; } = new("", "", "", "", "", "", 0, 0);

    /// <param name="parts">Of the parts that the release shows.</param>
    public static Provenance Of(Wave wave, InstrumentLibrary library, string codeVersion, IEnumerable<PartSummary> parts)
    {
        var sum = parts.Aggregate(PartSummary.None, (all, part) => new(
            all.Cells + part.Cells, all.Responses + part.Responses, all.Eligible + part.Eligible,
            all.AuditedTables + part.AuditedTables, all.AuditedCounts + part.AuditedCounts,
            all.FewestValues == 0 || (part.FewestValues > 0 && part.FewestValues < all.FewestValues) ? part.FewestValues : all.FewestValues));
        return new(
            library.Framework.Version, library.Framework.Hash, library.Baselines.Version, library.Baselines.Hash,
            string.Join('\n', wave.Instruments.Order(StringComparer.Ordinal).Select(key => $"{key} {library.InUse(key).Hash}")),
            codeVersion, sum.Responses, sum.Eligible, sum.AuditedTables, sum.AuditedCounts, sum.FewestValues);
    }
}
