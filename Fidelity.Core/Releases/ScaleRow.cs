namespace Fidelity.Core.Releases;

/// <summary>
/// An item of a scale with hidden options: how far its counts can be from the true ones for all that its own table tells, and by how many
/// points that moves the sum which the scale's mean gives away.
/// </summary>
internal sealed class ScaleRow
{
    /// <summary>People who answer otherwise alike; more are not tried before everything is.</summary>
    private const int Many = 12;

    private readonly IReadOnlyList<CandidateCell> options;
    private readonly int[] weights;
    private readonly (int Low, int High)[] room;
    private readonly (int Low, int High) favorable;
    private HashSet<int>? moves;

    /// <param name="bounds">For an outsider who knows the rules.</param>
    /// <param name="units">Points are counted in 100ths divided by this.</param>
    public ScaleRow(ItemRow row, ItemBounds bounds, int units)
    {
        (Row, options) = (row, row.Options);
        weights = [.. options.Select(option => (int)Math.Round(option.Points!.Value * units / 100))];
        room = [.. options.Select((option, position) => From(bounds.Options[position], row.Counts[position]))];
        favorable = From(bounds.Favorable, row.FavorableCount);
    }

    public ItemRow Row { get; }

    /// <summary>How far each option's count, by its position, can lie below (negative) and above the true one.</summary>
    public IReadOnlyList<(int Low, int High)> Room => room;

    /// <summary>By how many points the item's sum moves when some people who chose one option had chosen one other.</summary>
    public HashSet<int> Moves => moves ??= [.. Steps(room).Select(step => step.Points)];

    /// <summary>The same, where it changes the count of one option by its position, which stays in its own range.</summary>
    public IEnumerable<int> MovesOf(int position, (int Low, int High) own) => StepsOf(position, own).Select(step => step.Points);

    /// <summary>Two such steps change the count of the option and leave the item's sum of points as it is.</summary>
    public bool MovesAlone(int position, (int Low, int High) own)
    {
        var within = With(position, own);
        var second = Steps(within).ToList();
        return StepsOf(position, own).Any(one => second.Exists(two => one.Points + two.Points == 0 && IsPossible(one, two, position, within)));
    }

    /// <summary>Every number of points, from the true sum, by which the item's sum can move.</summary>
    public PointSums Reachable() => Reachable(room);

    /// <summary>The same when the count of one option differs from the true one by so much.</summary>
    public PointSums Reachable(int position, int difference) => Reachable(With(position, (difference, difference)));

    private static (int Low, int High) From((int Low, int High) bounds, int count) => (bounds.Low - count, bounds.High - count);

    private (int Low, int High)[] With(int position, (int Low, int High) own)
    {
        var within = room.ToArray();
        within[position] = own;
        return within;
    }

    private IEnumerable<Step> StepsOf(int position, (int Low, int High) own) =>
        Steps(With(position, own)).Where(step => step.From == position || step.To == position);

    private IEnumerable<Step> Steps((int Low, int High)[] within)
    {
        for (var from = 0; from < within.Length; from++)
        {
            for (var to = 0; to < within.Length; to++)
            {
                var most = from == to ? 0 : Math.Min(Many, Math.Min(-within[from].Low, within[to].High));
                if (options[from].IsFavorableOption != options[to].IsFavorableOption)
                {
                    most = Math.Min(most, options[to].IsFavorableOption ? favorable.High : -favorable.Low);
                }

                for (var people = 1; people <= most; people++)
                {
                    yield return new(from, to, people, people * (weights[to] - weights[from]));
                }
            }
        }
    }

    /// <summary>Both steps together stay in every range and change the option's count.</summary>
    private bool IsPossible(Step one, Step two, int position, (int Low, int High)[] within)
    {
        Span<int> change = stackalloc int[within.Length];
        var toward = 0;
        foreach (var step in (ReadOnlySpan<Step>)[one, two])
        {
            change[step.From] -= step.People;
            change[step.To] += step.People;
            toward += ((options[step.To].IsFavorableOption ? 1 : 0) - (options[step.From].IsFavorableOption ? 1 : 0)) * step.People;
        }

        var fits = change[position] != 0 && toward >= favorable.Low && toward <= favorable.High;
        for (var option = 0; fits && option < change.Length; option++)
        {
            fits = change[option] >= within[option].Low && change[option] <= within[option].High;
        }

        return fits;
    }

    private PointSums Reachable((int Low, int High)[] within)
    {
        var (toward, away) = (BySum(true, within), BySum(false, within));
        var sums = new ulong[toward.Sums[^1].Length + away.Sums[^1].Length];
        for (var people = Math.Max(favorable.Low, toward.People); people <= favorable.High && people - toward.People < toward.Sums.Length; people++)
        {
            var rest = -people - away.People;
            if (rest >= 0 && rest < away.Sums.Length)
            {
                var (one, other) = (new PointSums(0, toward.Sums[people - toward.People]), away.Sums[rest]);
                foreach (var points in one.Values)
                {
                    PointSums.Include(other, points, sums);
                }
            }
        }

        return new(toward.Points + away.Points, sums);
    }

    /// <summary>
    /// For every number of people on one side, from the fewest on, the points that they can have, from the fewest on; both from the true ones.
    /// </summary>
    private (int People, int Points, ulong[][] Sums) BySum(bool side, (int Low, int High)[] within)
    {
        var positions = Enumerable.Range(0, within.Length).Where(position => options[position].IsFavorableOption == side).ToList();
        var most = positions.Sum(position => within[position].High - within[position].Low);
        var heaviest = positions.Select(position => weights[position]).DefaultIfEmpty(0).Max();
        var sums = Empty();
        sums[0][0] = 1;
        foreach (var position in positions)
        {
            var (next, width) = (Empty(), within[position].High - within[position].Low);
            for (var people = 0; people <= most; people++)
            {
                for (var add = 0; add <= width && people + add <= most; add++)
                {
                    PointSums.Include(sums[people], weights[position] * add, next[people + add]);
                }
            }

            sums = next;
        }

        return (positions.Sum(position => within[position].Low), positions.Sum(position => within[position].Low * weights[position]), sums);

        ulong[][] Empty() => [.. Enumerable.Range(0, most + 1).Select(people => new ulong[(people * heaviest / 64) + 2])];
    }

    /// <summary>Some people who chose one option had chosen one other.</summary>
    private readonly record struct Step(int From, int To, int People, int Points);
}
