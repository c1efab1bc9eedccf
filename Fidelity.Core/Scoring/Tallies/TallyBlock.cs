namespace Fidelity.Core.Scoring.Tallies;

/// <summary>What the respondents of one block have in common.</summary>
/// <param name="Stratum">The school.</param>
/// <param name="Psu">Class for students, person for adults; unique inside its stratum.</param>
/// <param name="Group">Subgroup, such as a grade; null where it is not known or nobody divides by it.</param>
/// <param name="Weight">Above 0.</param>
public readonly record struct TallyBlock(long Stratum, long Psu, int? Group = null, double Weight = 1);

/// <summary>A sum over those of one block who have a value.</summary>
/// <param name="Sum">Of their values, in whole units.</param>
/// <param name="Count">How many they are.</param>
public readonly record struct PsuSum(TallyBlock Block, long Sum, int Count);
