namespace Fidelity.Core.Scoring.Statistics;

/// <summary>One respondent in one estimate.</summary>
/// <param name="Value">
/// The measured value; null when the respondent is outside the domain (did not answer, or belongs to another subgroup). Such
/// respondents are passed all the same, since their PSU is part of the design.
/// </param>
/// <param name="Weight">Above 0; 1 in an unweighted census.</param>
/// <param name="Psu">Primary sampling unit: the class for students, the person for adults. Any number; only equality counts.</param>
/// <param name="Stratum">The school, where schools are pooled. PSU keys need be unique inside their stratum only.</param>
public readonly record struct Observation(double? Value, double Weight, long Psu, long Stratum = 0);
