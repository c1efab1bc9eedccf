namespace Fidelity.Core.Instruments;

/// <summary>What is measured and how scores are judged: practices, conditions and guardrails, weights, thresholds and gates.</summary>
public sealed record Framework(
    string Version,
    LocalizedText Title,
    IReadOnlyList<Dimension> Dimensions,
    LevelThresholds Levels,
    IReadOnlyDictionary<RespondentRole, ResponseGate> Gates,
    string Hash)
{
    /// <summary>Why a dimension without a target of its own aims at the framework's; null only in frameworks made by hand.</summary>
    public LocalizedText? TargetReason { get; init; }

    public IEnumerable<Dimension> Practices => Dimensions.Where(dimension => dimension.Kind == DimensionKind.Practice);

    public Dimension? Find(string id) => Dimensions.FirstOrDefault(dimension => dimension.Id == id);
}

/// <summary>What a dimension is to the fidelity index.</summary>
public enum DimensionKind
{
    /// <summary>Something a school is meant to do; counts in the fidelity index.</summary>
    Practice,

    /// <summary>What makes practice possible; reported beside it, never in the index.</summary>
    Condition,

    /// <summary>What personalization must not damage; reported apart, never summed into anything.</summary>
    Guardrail,
}

/// <param name="Id">Stable, lower-case, e.g. <c>one-on-one</c>.</param>
/// <param name="Number">Order of presentation within its kind, from 1.</param>
/// <param name="InPlace">What one would see where the practice is in place.</param>
/// <param name="Importance">Positive weight in the index and in ranking gaps; 1 unless the framework says why not.</param>
/// <param name="Hard">RAND found this practice no more common in the NGLC schools than elsewhere.</param>
/// <param name="Target">Practice score, 0 to 100, that a school aims at.</param>
/// <param name="RoleWeights">Positive weights of the roles in the practice score; renormalised over the roles that have one.</param>
public sealed record Dimension(
    string Id,
    DimensionKind Kind,
    int Number,
    LocalizedText Name,
    LocalizedText InPlace,
    double Importance,
    bool Hard,
    double Target,
    IReadOnlyDictionary<RespondentRole, double> RoleWeights);

/// <summary>
/// Levels by practice score: not in place below <see cref="Emerging"/>, emerging from there, partial from <see cref="Partial"/>,
/// in place from <see cref="InPlace"/>. Each threshold belongs to the level it opens (closed below, open above). All in 0 to 100.
/// </summary>
/// <param name="Method">How the thresholds were set.</param>
/// <param name="Source">Where they come from.</param>
public sealed record LevelThresholds(double Emerging, double Partial, double InPlace, LocalizedText Method, string Source);

/// <summary>A role's figures count only when both are met.</summary>
/// <param name="MinimumRate">Share of the eligible that must have answered, 0 to 1.</param>
/// <param name="MinimumCount">People that must have answered.</param>
public sealed record ResponseGate(double MinimumRate, int MinimumCount)
{
    // 0.6 of 5 is a little more than 3 in binary, and asks for 3.
    private const double Rounding = 1e-9;

    /// <summary>How many of the eligible must answer; more than there are where the gate is out of reach.</summary>
    public int Needed(int eligible) => Math.Max(MinimumCount, (int)Math.Ceiling((MinimumRate * eligible) - Rounding));

    public bool IsMetBy(int answered, int eligible) => eligible > 0 && answered >= Needed(eligible);
}

/// <summary>As what somebody answers. Figures of different roles are never pooled at item or scale level.</summary>
public enum RespondentRole
{
    Teacher,
    Student,
    Principal,
}
