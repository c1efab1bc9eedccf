using Fidelity.Core.Instruments;

namespace Fidelity.Core.Scoring;

/// <summary>
/// Response rate of one role in one school: AAPOR's RR2, (complete + partial) / eligible.
/// </summary>
/// <remarks>American Association for Public Opinion Research, Standard Definitions, 10th edition (2023).</remarks>
/// <param name="Complete">Answered at least 80 % of the items shown to them.</param>
/// <param name="Partial">Not that, but at least one scale.</param>
/// <param name="Eligible">People asked. Counted as at least those who answered, should the roster have shrunk since.</param>
public sealed record ResponseRate(int Complete, int Partial, int Eligible)
{
    public int Answered => Complete + Partial;

    public int Eligible { get; } = Math.Max(Eligible, Complete + Partial);

    /// <summary>0 to 100; null when nobody was eligible.</summary>
    public double? Percent => Eligible == 0 ? null : 100.0 * Answered / Eligible;

    public bool Meets(ResponseGate gate) => gate.IsMetBy(Answered, Eligible);
}
