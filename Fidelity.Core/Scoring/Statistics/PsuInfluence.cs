namespace Fidelity.Core.Scoring.Statistics;

/// <summary>How far one primary sampling unit pulls an estimate: the sum of its respondents' linearised values.</summary>
/// <param name="Influence">In the unit of the estimate; over all PSUs these sum to 0. 0 for a PSU without members.</param>
/// <param name="Members">Respondents of the PSU who entered the estimate.</param>
public readonly record struct PsuInfluence(long Stratum, long Psu, double Influence, int Members);
