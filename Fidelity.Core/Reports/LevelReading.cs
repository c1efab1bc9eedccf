using Fidelity.Core.Scoring;

namespace Fidelity.Core.Reports;

/// <summary>A level, with how far it can be relied on, in words.</summary>
/// <param name="HasInterval">Without one nobody can say whether the level is firm.</param>
public sealed record LevelReading(FidelityLevel Level, FidelityLevel? BorderlineWith, bool HasInterval)
{
    public Firmness Firmness => this switch
    {
        { HasInterval: false } => Firmness.NotKnown,
        { BorderlineWith: null } => Firmness.Firm,
        _ => Firmness.Borderline,
    };

    public string Name => Phrases.Of(Level);

    /// <summary><c>Partial, borderline with In place</c></summary>
    public string Text => Firmness switch
    {
        Firmness.Borderline => $"{Name}, borderline with {Phrases.Of(BorderlineWith!.Value)}",
        Firmness.Firm => $"{Name}, firm",
        _ => $"{Name}, firmness not known",
    };

    /// <summary>The firmness alone, for a second line under the name.</summary>
    public string FirmnessText => Firmness switch
    {
        Firmness.Borderline => $"borderline with {Phrases.Of(BorderlineWith!.Value)}",
        Firmness.Firm => "firm",
        _ => "firmness not known",
    };
}
