namespace Fidelity.Core.Scoring.Statistics;

/// <summary>What the variance of a percentage cannot be below when it is compared with another.</summary>
internal static class LeastVariance
{
    /// <summary>
    /// The percentage's own variance, but not less than that of as many independent answers, which at 0 or 100 percent is taken at
    /// <paramref name="compared"/>, since there the linearised variance is 0. Null where it has none.
    /// </summary>
    /// <param name="compared">0 to 100: what it would be if there were no difference.</param>
    public static double? Of(Estimate percentage, double compared) =>
        percentage.StandardError is { } standardError
            ? Math.Max(standardError * standardError, Independent(percentage.Value, compared, percentage.Count))
            : null;

    /// <summary>p(1 − p)/n in squared points.</summary>
    public static double Independent(double percent, double compared, int count)
    {
        var share = percent is 0 or 100 ? compared : percent;
        return share * (100 - share) / count;
    }
}
