using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fidelity.Core.Releases;

/// <summary>
/// The fingerprint of a release: SHA-256 over its provenance and the fingerprints of its parts, each SHA-256 over every cell, sorted. Organisations
/// enter with the roster's own identifiers. Holds no clock and no database key, so the same answers give the same hash wherever and
/// whenever it is built.
/// </summary>
public static class ReleaseHash
{
    public static string OfCells(IEnumerable<ReleasedCell> cells) => Of(cells.Select(LineOf).Order(StringComparer.Ordinal));

    /// <param name="parts">In any order.</param>
    public static string OfRelease(Provenance provenance, IEnumerable<(string Organization, string Hash, bool IsHeld)> parts) =>
        Of(parts.Select(part => $"{part.Organization}\t{part.Hash}\t{(part.IsHeld ? "held" : "")}").Order(StringComparer.Ordinal).Prepend(provenance.ToString()));

    /// <summary>Everything that is published of one cell but whose it is; the first seven columns say what it is about.</summary>
    public static string LineOf(ReleasedCell cell) => string.Join('\t',
        cell.Measure, cell.Role, cell.Instrument, cell.Dimension, cell.Item, Text(cell.Category), cell.Group,
        cell.State, cell.Bound, Text(cell.Value), Text(cell.LimitLow), Text(cell.LimitHigh), Text(cell.StandardError), Text(cell.DegreesOfFreedom), Text(cell.Low), Text(cell.High),
        Text(cell.Count), Text(cell.Eligible), Text(cell.NonresponseLow), Text(cell.NonresponseHigh), cell.Flags,
        cell.BaselineId, Text(cell.BaselinePercent), Text(cell.Gap), Text(cell.GapLow), Text(cell.GapHigh), Text(cell.EffectSize), cell.Verdict,
        Text(cell.TargetGap), cell.Level, cell.BorderlineWith, Text(cell.ProbabilityInPlace), cell.MissingRoles);

    private static string Of(IEnumerable<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    private static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
