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
/// <param name="Squares">Sum of the squares of their values.</param>
public readonly record struct PsuSum(TallyBlock Block, long Sum, int Count, Int128 Squares = default)
{
    /// <summary>Σ (value − their mean)², rounded once; 0 where nobody has a value.</summary>
    internal double SquaresWithin => Count == 0 ? 0 : (double)((Count * Squares) - ((Int128)Sum * Sum)) / Count;
}
