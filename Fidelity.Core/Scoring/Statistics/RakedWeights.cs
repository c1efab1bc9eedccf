namespace Fidelity.Core.Scoring.Statistics;

/// <summary>What came of <see cref="Raking"/>.</summary>
/// <param name="Weights">In the order given; those given where it did not converge.</param>
/// <param name="Trimmed">Weights that had to be drawn in.</param>
/// <param name="Margins">As used, after merging.</param>
public sealed record RakedWeights(
    IReadOnlyList<double> Weights, bool Converged, int Trimmed, IReadOnlyList<RakingMargin> Margins)
{
    /// <summary>Kish's design effect of the weights, 1 + CV²(w): what unequal weights alone cost.</summary>
    public double WeightingEffect => DesignEffect.OfWeights(Weights);
}
