using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Releases;

/// <summary>
/// The fingerprint of a release: SHA-256 over a canonical text of its provenance and of every cell, sorted, with the organisations'
/// own identifiers. Holds no clock and no database key, so the same answers give the same hash wherever and whenever it is built.
/// </summary>
public static class ReleaseHash
{
    public static string Of(Provenance provenance, IEnumerable<ReleasedCell> cells, IReadOnlyDictionary<OrganizationId, string> sourcedIds)
    {
        var lines = cells.Select(cell => LineOf(cell, sourcedIds[cell.OrganizationId])).Order(StringComparer.Ordinal);
        var text = string.Join('\n', lines.Prepend(provenance.ToString()));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Everything that is published of one cell; the first eight columns say what it is about.</summary>
    public static string LineOf(ReleasedCell cell, string organization) => string.Join('\t',
        organization, cell.Measure, cell.Role, cell.Instrument, cell.Dimension, cell.Item, Text(cell.Category), cell.Group,
        cell.State, cell.Bound, Text(cell.Value), Text(cell.LimitLow), Text(cell.LimitHigh), Text(cell.StandardError), Text(cell.DegreesOfFreedom), Text(cell.Low), Text(cell.High),
        Text(cell.Count), Text(cell.Eligible), Text(cell.NonresponseLow), Text(cell.NonresponseHigh), cell.Flags,
        cell.BaselineId, Text(cell.BaselinePercent), Text(cell.Gap), Text(cell.GapLow), Text(cell.GapHigh), Text(cell.EffectSize), cell.Verdict,
        Text(cell.TargetGap), cell.Level, cell.BorderlineWith, Text(cell.ProbabilityInPlace), cell.MissingRoles);

    private static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
