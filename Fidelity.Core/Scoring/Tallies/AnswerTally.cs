using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring.Tallies;

/// <summary>
/// The sufficient statistics of one instrument's answers: how often each option was chosen and what each scale's scores sum to, in each block of
/// respondents who share a primary sampling unit, a subgroup and a weight. Every mean, percentage and variance of a release comes from these;
/// they are whole numbers, so that no order of rows can change them, and tallies of different people add up.
/// </summary>
public sealed class AnswerTally
{
    private readonly AnswerLayout layout;
    private readonly int[] options;
    private readonly long[] points;
    private readonly Int128[] squares;
    private readonly int[] scored;

    /// <param name="blocks">What the respondents of each block share.</param>
    public AnswerTally(AnswerLayout layout, IReadOnlyList<TallyBlock> blocks)
    {
        (this.layout, Blocks) = (layout, blocks);
        options = new int[blocks.Count * layout.Items * layout.Stride];
        points = new long[blocks.Count * layout.Scales.Length];
        squares = new Int128[points.Length];
        scored = new int[blocks.Count * layout.Scales.Length];
    }

    public IReadOnlyList<TallyBlock> Blocks { get; }

    /// <summary>Counts the answers of some respondents of one block in. Nothing is allocated.</summary>
    /// <param name="rows">One respondent after the other, one byte an item in the instrument's order; 0 is not answered.</param>
    /// <exception cref="ArgumentException">The rows are not whole, or hold a code beyond those of the instrument.</exception>
    public void Add(int block, ReadOnlySpan<byte> rows)
    {
        var (items, stride, scales) = (layout.Items, layout.Stride, layout.Scales.Length);
        if (rows.Length % items != 0 || rows.ContainsAnyExceptInRange((byte)0, (byte)(stride - 1)))
        {
            throw new ArgumentException($"These answers are not of an instrument of {items} items with codes up to {stride - 1}.", nameof(rows));
        }

        var chosen = options.AsSpan(block * items * stride, items * stride);
        var worth = layout.Worth.AsSpan(0, chosen.Length);
        var scaleOf = layout.ScaleOfItem.AsSpan(0, items);
        Span<long> sums = stackalloc long[scales + 1];
        for (; rows.Length > 0; rows = rows[items..])
        {
            sums.Clear();
            for (var (item, at) = (0, 0); item < scaleOf.Length; item++, at += stride)
            {
                var option = at + rows[item];
                chosen[option]++;
                sums[scaleOf[item]] += worth[option];
            }

            AddScores(block, sums[..scales]);
        }
    }

    /// <summary>Respondents who chose an option; code 0 is those who did not answer the item.</summary>
    public int Chose(int item, int code)
    {
        var sum = 0;
        for (var at = (item * layout.Stride) + code; at < options.Length; at += layout.Items * layout.Stride)
        {
            sum += options[at];
        }

        return sum;
    }

    /// <summary>For each block the sum of a number that each option counts as, over those who answered the item.</summary>
    /// <param name="isInside">Which blocks are looked at; the others stay in the design with nobody in them. Null for all.</param>
    /// <param name="value">What an option counts as; whole, so that the sum is exact.</param>
    /// <exception cref="InvalidOperationException">An answer is none of the item's options.</exception>
    public IEnumerable<PsuSum> OfItem(int item, Func<int, long> value, Func<TallyBlock, bool>? isInside = null) =>
        OfItem(item, value, isInside, Range.All);

    /// <summary>The same of some of the blocks.</summary>
    /// <param name="of">Positions in <see cref="Blocks"/>.</param>
    public PsuSum[] OfItem(int item, Func<int, long> value, Func<TallyBlock, bool>? isInside, Range of)
    {
        var isOption = layout.IsOption.AsSpan(item * layout.Stride, layout.Stride);
        var (values, squared) = (new long[layout.Stride], new Int128[layout.Stride]);
        for (var code = 1; code < values.Length; code++)
        {
            values[code] = isOption[code] ? value(code) : 0;
            squared[code] = (Int128)values[code] * values[code];
        }

        var (start, length) = of.GetOffsetAndLength(Blocks.Count);
        var sums = new PsuSum[length];
        for (var i = 0; i < length; i++)
        {
            var block = start + i;
            if (isInside?.Invoke(Blocks[block]) == false)
            {
                sums[i] = new(Blocks[block], 0, 0);
                continue;
            }

            var counts = options.AsSpan(((block * layout.Items) + item) * layout.Stride, layout.Stride);
            var (sum, count, sumOfSquares) = (0L, 0, (Int128)0);
            for (var code = 1; code < counts.Length; code++)
            {
                if (counts[code] > 0 && !isOption[code])
                {
                    throw new InvalidOperationException($"{code} was counted as an answer and is no option of the item at position {item}.");
                }

                sum += values[code] * counts[code];
                count += counts[code];
                sumOfSquares += squared[code] * counts[code];
            }

            sums[i] = new(Blocks[block], sum, count, sumOfSquares);
        }

        return sums;
    }

    /// <summary>For some blocks the sum of the scale scores, in units of <see cref="UnitOfScale"/>, over those who have one.</summary>
    /// <param name="scale">A position that <see cref="AnswerLayout.IndexOf"/> gave.</param>
    /// <param name="isInside">Which blocks are looked at; the others stay in the design. Null for all.</param>
    /// <param name="of">Positions in <see cref="Blocks"/>.</param>
    public PsuSum[] OfScale(int scale, Func<TallyBlock, bool>? isInside, Range of)
    {
        var (start, length) = of.GetOffsetAndLength(Blocks.Count);
        var sums = new PsuSum[length];
        for (var i = 0; i < length; i++)
        {
            var (block, at) = (start + i, ((start + i) * layout.Scales.Length) + scale);
            sums[i] = isInside?.Invoke(Blocks[block]) == false ? new(Blocks[block], 0, 0) : new(Blocks[block], points[at], scored[at], squares[at]);
        }

        return sums;
    }

    /// <summary>Score, 0 to 100, of one unit of the sums of a scale.</summary>
    public double UnitOfScale(int scale) => 100.0 / layout.Scales[scale].UnitsOfFull;

    /// <summary>Respondents who have a score on a scale.</summary>
    /// <param name="scale">A position that <see cref="AnswerLayout.IndexOf"/> gave.</param>
    public int Scored(int scale) => Blocks.Select((_, block) => scored[(block * layout.Scales.Length) + scale]).Sum();

    /// <summary>
    /// Mean scale score, 0 to 100, of respondents of several instruments who were asked about the same dimension; null where nobody has a score.
    /// </summary>
    /// <param name="scales">Tallies with the position of the scale in each (<see cref="AnswerLayout.IndexOf"/>).</param>
    /// <param name="isInside">Which blocks are looked at; the others stay in the design. Null for all.</param>
    public static Linearised? MeanScore(IReadOnlyCollection<(AnswerTally Tally, int Scale)> scales, Func<TallyBlock, bool>? isInside = null)
    {
        var unitsOfFull = scales.Select(one => one.Tally.layout.Scales[one.Scale].UnitsOfFull).Aggregate(1L, ScaleLayout.LeastCommonMultiple);
        return Linearised.Mean(scales.SelectMany(one => one.Tally.SumsOf(one.Scale, unitsOfFull, isInside)), 100.0 / unitsOfFull);
    }

    private IEnumerable<PsuSum> SumsOf(int scale, long unitsOfFull, Func<TallyBlock, bool>? isInside)
    {
        var factor = unitsOfFull / layout.Scales[scale].UnitsOfFull;
        return OfScale(scale, isInside, Range.All)
            .Select(sum => sum with { Sum = factor * sum.Sum, Squares = (Int128)factor * factor * sum.Squares });
    }

    private void AddScores(int block, ReadOnlySpan<long> sums)
    {
        var at = block * layout.Scales.Length;
        for (var scale = 0; scale < sums.Length; scale++)
        {
            var factor = layout.Scales[scale].Factors[sums[scale] >> AnswerLayout.AnsweredShift];
            var score = factor * (sums[scale] & ((1L << AnswerLayout.AnsweredShift) - 1));
            points[at + scale] += score;
            squares[at + scale] += (Int128)score * score;
            scored[at + scale] += factor > 0 ? 1 : 0;
        }
    }
}
