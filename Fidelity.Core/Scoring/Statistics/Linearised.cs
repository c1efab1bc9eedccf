using Fidelity.Core.Scoring.Tallies;

namespace Fidelity.Core.Scoring.Statistics;

/// <summary>
/// An estimate together with what its variance is made of: the influence of each primary sampling unit. Estimates from the same
/// respondents share PSUs, so they are combined here (<see cref="Combination"/>), where their covariance comes along by itself;
/// adding their variances would treat them as independent, which they are not.
/// </summary>
/// <remarks>
/// Taylor linearisation with PSUs drawn with replacement: Binder, On the variances of asymptotically normal estimators from complex
/// surveys (1983); Lumley, Complex Surveys (2010). Same figures as R's <c>survey</c> with <c>survey.lonely.psu="adjust"</c> and
/// <c>survey.adjust.domain.lonely=FALSE</c>.
/// </remarks>
public sealed class Linearised
{
    /// <param name="psus">Those of a stratum next to each other.</param>
    private Linearised(double value, IReadOnlyList<PsuInfluence> psus)
    {
        Value = value;
        Psus = psus;
        long? stratumBefore = null;
        foreach (var psu in psus)
        {
            if (psu.Members > 0)
            {
                Count += psu.Members;
                DegreesOfFreedom += psu.Stratum == stratumBefore ? 1 : 0;
                stratumBefore = psu.Stratum;
            }
        }
    }

    public double Value { get; }

    /// <summary>
    /// Respondents who entered. In a combination each PSU counts the most that any of its terms had, so that nobody counts twice:
    /// exact where PSUs are people, else the smallest number of different people that it can be.
    /// </summary>
    public int Count { get; }

    /// <summary>PSUs with members, less strata with members. At 0 (one class only) the spread between PSUs cannot be seen.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>Every PSU of the design, those without members too (influence 0); those of a stratum next to each other.</summary>
    public IReadOnlyList<PsuInfluence> Psus { get; }

    /// <summary>
    /// Weighted mean Σw·y / Σw of those with a value, linearised as u = w·(y − mean) / Σw and summed by PSU; null when nobody has a
    /// value. A mean of zeros and ones is a share.
    /// </summary>
    public static Linearised? Mean(IReadOnlyCollection<Observation> sample)
    {
        if (sample.Any(one => !(one.Weight > 0 && double.IsFinite(one.Weight)) || !double.IsFinite(one.Value ?? 0)))
        {
            throw new ArgumentException("Weights must be above 0, and weights and values finite.", nameof(sample));
        }

        var count = sample.Count(one => one.Value is not null);
        if (count == 0)
        {
            return null;
        }

        var numbers = new double[count];
        var total = Sum(sample, numbers, one => one.Weight);
        var mean = Sum(sample, numbers, one => one.Weight * one.Value!.Value) / total;
        return new Linearised(mean, Influences(sample, mean, total));
    }

    /// <summary>
    /// The same mean from sums by block. Where all weigh alike the sums are whole numbers, and so is everything up to the one division
    /// that ends it: n·Σy − y·Σn of a PSU, over n².
    /// </summary>
    /// <param name="sums">Of every block of the design, in any order; those outside the domain with a count of 0.</param>
    /// <param name="unit">The value that one unit of the sums stands for.</param>
    public static Linearised? Mean(IEnumerable<PsuSum> sums, double unit)
    {
        var blocks = PsuSums.Sorted(sums);
        if (Array.Exists(blocks, one => !(one.Block.Weight > 0 && double.IsFinite(one.Block.Weight))))
        {
            throw new ArgumentException("Weights must be above 0 and finite.", nameof(sums));
        }

        return Array.TrueForAll(blocks, one => one.Count == 0) ? null
            : Array.TrueForAll(blocks, one => one.Block.Weight == 1) ? UnweightedMean(blocks, unit)
            : WeightedMean(blocks, unit);
    }

    private static Linearised UnweightedMean(PsuSum[] blocks, double unit)
    {
        Int128 sum = 0;
        Int128 count = 0;
        foreach (var block in blocks)
        {
            (sum, count) = (sum + block.Sum, count + block.Count);
        }

        var pulls = PsuSums.Psus(blocks).Select(psu =>
        {
            Int128 pull = 0;
            foreach (var block in blocks.AsSpan(psu))
            {
                pull += (block.Sum * count) - (sum * block.Count);
            }

            return unit * (double)pull / ((double)count * (double)count);
        });
        return new Linearised(unit * (double)sum / (double)count, OfPsus(blocks, pulls));
    }

    private static Linearised WeightedMean(PsuSum[] blocks, double unit)
    {
        var total = OrderFreeSum.Of(PsuSums.ByPsu(blocks, one => one.Block.Weight * one.Count));
        var mean = OrderFreeSum.Of(PsuSums.ByPsu(blocks, one => one.Block.Weight * one.Sum)) / total;
        var pulls = PsuSums.ByPsu(blocks, one => one.Block.Weight * (one.Sum - (mean * one.Count)) / total);
        return new Linearised(unit * mean, OfPsus(blocks, pulls.Select(pull => unit * pull)));
    }

    private static List<PsuInfluence> OfPsus(PsuSum[] sorted, IEnumerable<double> influences) =>
        [.. PsuSums.Psus(sorted).Zip(influences, (psu, influence) =>
        {
            var members = 0;
            foreach (var block in sorted.AsSpan(psu))
            {
                members += block.Count;
            }

            var first = sorted[psu.Start].Block;
            return new PsuInfluence(first.Stratum, first.Psu, influence, members);
        })];

    private static double Sum(IReadOnlyCollection<Observation> sample, double[] numbers, Func<Observation, double> number)
    {
        var count = 0;
        foreach (var one in sample)
        {
            if (one.Value is not null)
            {
                numbers[count++] = number(one);
            }
        }

        return OrderFreeSum.Sorting(numbers);
    }

    /// <summary>By runs of equal PSUs and not by a dictionary: a state's sample comes sorted, and is looked through once a figure.</summary>
    private static List<PsuInfluence> Influences(IReadOnlyCollection<Observation> sample, double mean, double total)
    {
        var sorted = sample.ToArray();
        if (!IsSorted(sorted))
        {
            Array.Sort(sorted, ByPsu);
        }

        List<PsuInfluence> psus = [];
        var pulls = new double[sorted.Length];
        for (var start = 0; start < sorted.Length;)
        {
            var (end, members) = (start, 0);
            for (; end < sorted.Length && ByPsu(sorted[start], sorted[end]) == 0; end++)
            {
                if (sorted[end].Value is { } value)
                {
                    pulls[members++] = sorted[end].Weight * (value - mean) / total;
                }
            }

            psus.Add(new PsuInfluence(sorted[start].Stratum, sorted[start].Psu, OrderFreeSum.Sorting(pulls.AsSpan(0, members)), members));
            start = end;
        }

        return psus;
    }

    private static bool IsSorted(Observation[] sample)
    {
        for (var i = 1; i < sample.Length; i++)
        {
            if (ByPsu(sample[i - 1], sample[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int ByPsu(Observation one, Observation other) =>
        one.Stratum != other.Stratum ? one.Stratum.CompareTo(other.Stratum) : one.Psu.CompareTo(other.Psu);

    /// <summary>
    /// Σ coefficient · estimate over estimates that share a design, e.g. a difference of two subgroups (+1, −1) or a weighted mean of
    /// scales. A PSU that a term does not know counts there as one without members. At least one term.
    /// </summary>
    public static Linearised Combination(params IReadOnlyCollection<(double Coefficient, Linearised Term)> terms)
    {
        ArgumentOutOfRangeException.ThrowIfZero(terms.Count);
        var value = OrderFreeSum.Of(terms.Select(term => term.Coefficient * term.Term.Value));
        var psus = terms
            .SelectMany(term => term.Term.Psus.Select(psu => psu with { Influence = term.Coefficient * psu.Influence }))
            .GroupBy(psu => (psu.Stratum, psu.Psu)).OrderBy(psu => psu.Key.Stratum)
            .Select(psu => new PsuInfluence(
                psu.Key.Stratum, psu.Key.Psu, OrderFreeSum.Of(psu.Select(part => part.Influence)), psu.Max(part => part.Members)));
        return new Linearised(value, [.. psus]);
    }

    /// <summary>
    /// Σ over strata of n/(n − 1) · Σ (z − mean z)², over the n PSUs of the stratum, with members or without. A stratum with one PSU
    /// is centred at the grand mean, which is 0. For <see cref="Inference.ThisWindow"/> each stratum carries the factor 1 − n/N.
    /// Without degrees of freedom it says nothing; look at those first.
    /// </summary>
    public double Variance(Population? population = null)
    {
        List<double> parts = [];
        var influences = Psus.Select(psu => psu.Influence).ToArray();
        for (var start = 0; start < influences.Length;)
        {
            var (stratum, end) = (Psus[start].Stratum, start);
            while (end < influences.Length && Psus[end].Stratum == stratum)
            {
                end++;
            }

            parts.Add((population?.Unseen(stratum, end - start) ?? 1) * StratumVariance(influences.AsSpan(start..end)));
            start = end;
        }

        return OrderFreeSum.Of(parts);
    }

    /// <param name="influences">Written over.</param>
    private static double StratumVariance(Span<double> influences)
    {
        var n = influences.Length;
        if (n == 1)
        {
            return influences[0] * influences[0];
        }

        var mean = OrderFreeSum.Sorting(influences) / n;
        foreach (ref var z in influences)
        {
            z = (z - mean) * (z - mean);
        }

        return (double)n / (n - 1) * OrderFreeSum.Sorting(influences);
    }
}
