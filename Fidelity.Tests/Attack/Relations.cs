namespace Fidelity.Tests.Attack;

/// <summary>
/// Numbers of which a range is known, and sums of them that are 0. Each relation narrows the range of each of its numbers from those of the others,
/// until nothing moves.
/// </summary>
public sealed class Relations
{
    private const double Hair = 1e-6;

    private readonly Dictionary<string, int> positions = [];
    private readonly List<(double Low, double High, bool IsCount)> ranges = [];
    private readonly List<(double Weight, int Position)[]> relations = [];

    public bool Knows(string name) => positions.ContainsKey(name);

    public (double Low, double High) this[string name] => (ranges[positions[name]].Low, ranges[positions[name]].High);

    public void Add(string name, double low, double high, bool isCount)
    {
        positions.Add(name, ranges.Count);
        ranges.Add((low, high, isCount));
    }

    /// <summary>The weighted sum of these is 0.</summary>
    public void AddUp(params (double Weight, string Name)[] terms) =>
        relations.Add([.. terms.Where(term => term.Weight != 0).Select(term => (term.Weight, positions[term.Name]))]);

    public void Narrow()
    {
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var relation in relations)
            {
                var (low, high) = (0.0, 0.0);
                foreach (var (weight, position) in relation)
                {
                    low += weight > 0 ? weight * ranges[position].Low : weight * ranges[position].High;
                    high += weight > 0 ? weight * ranges[position].High : weight * ranges[position].Low;
                }

                foreach (var (weight, position) in relation)
                {
                    moved |= Narrow(position, weight, low, high);
                }
            }
        }
    }

    /// <summary>The others of a relation that is 0 add up to minus this one.</summary>
    private bool Narrow(int position, double weight, double low, double high)
    {
        var (from, to, isCount) = ranges[position];
        var (restLow, restHigh) = weight > 0 ? (low - (weight * from), high - (weight * to)) : (low - (weight * to), high - (weight * from));
        var (one, other) = weight > 0 ? (-restHigh / weight, -restLow / weight) : (-restLow / weight, -restHigh / weight);
        if (isCount)
        {
            (one, other) = (Math.Ceiling(one - Hair), Math.Floor(other + Hair));
        }

        // Ranges that contradict each other stop moving.
        if ((one <= from + Hair && other >= to - Hair) || from > to + Hair)
        {
            return false;
        }

        ranges[position] = (Math.Max(from, one), Math.Min(to, other), isCount);
        return true;
    }
}
