namespace Fidelity.Tests.Data.Responses;

/// <summary>Spearman's ρ of two orders without ties: 1 when one gives the other away, near 0 when it tells nothing.</summary>
internal static class RankCorrelation
{
    public static double Of<TKey>(IReadOnlyList<TKey> inOrder)
        where TKey : IComparable<TKey>
    {
        var ranks = inOrder.Order().Select((key, rank) => (key, rank)).ToDictionary(row => row.key, row => row.rank);
        double n = inOrder.Count;
        var squares = inOrder.Select((key, rank) => Math.Pow(ranks[key] - rank, 2)).Sum();
        return 1 - (6 * squares / (n * ((n * n) - 1)));
    }
}
