namespace Fidelity.Core.Releases;

/// <summary>
/// Counts that add up, as flows in a network: an arc is one count, and at every node what comes in goes out. What an outsider knows of a
/// count is a range (one number where it is published, a limit where it is coded, anything where it is hidden), so how far a count can
/// move while all others stay in their ranges is a maximum flow in the residual network, and the bounds are exact, also in whole people.
/// A row × column table with its margins is such a network, and so is one whose columns are grouped.
/// Source: Gusfield, "A graph theoretic approach to statistical data security", SIAM Journal on Computing 17 (1988).
/// </summary>
public sealed class CountNetwork
{
    private readonly List<(int From, int To)> ends = [];
    private readonly List<int> canRise = [];
    private readonly List<int> canFall = [];
    private readonly List<List<(int Arc, bool Along)>> at = [];

    public int Node()
    {
        at.Add([]);
        return at.Count - 1;
    }

    /// <summary>Adds a count with the range that is known of it, both ends included; returns the arc's number.</summary>
    public int Count(int from, int to, int count, (int Low, int High) known)
    {
        if (count < known.Low || count > known.High)
        {
            throw new ArgumentOutOfRangeException(nameof(known), $"A count of {count} is said to lie between {known.Low} and {known.High}.");
        }

        ends.Add((from, to));
        canRise.Add(known.High - count);
        canFall.Add(count - known.Low);
        if (known.Low < known.High)
        {
            // A count that is known moves nothing, so the search need not look at it.
            at[from].Add((ends.Count - 1, true));
            at[to].Add((ends.Count - 1, false));
        }

        return ends.Count - 1;
    }

    /// <summary>How much higher the count can be for all that is known; at most <paramref name="enough"/> is looked for.</summary>
    public int Above(int arc, int enough) => Push(arc, ends[arc].To, ends[arc].From, Math.Min(enough, canRise[arc]));

    /// <summary>How much lower it can be.</summary>
    public int Below(int arc, int enough) => Push(arc, ends[arc].From, ends[arc].To, Math.Min(enough, canFall[arc]));

    private int Push(int without, int source, int target, int enough)
    {
        List<(int Arc, bool Along, int Amount)> pushed = [];
        var total = 0;
        while (total < enough && Path(without, source, target) is { } path)
        {
            var amount = path.Aggregate(enough - total, (least, step) => Math.Min(least, step.Along ? canRise[step.Arc] : canFall[step.Arc]));
            foreach (var (arc, along) in path)
            {
                Move(arc, along, amount);
                pushed.Add((arc, along, amount));
            }

            total += amount;
        }

        foreach (var (arc, along, amount) in pushed)
        {
            Move(arc, along, -amount);
        }

        return total;
    }

    private void Move(int arc, bool along, int amount)
    {
        canRise[arc] -= along ? amount : -amount;
        canFall[arc] += along ? amount : -amount;
    }

    /// <summary>A shortest way along which something can still be moved; null when there is none.</summary>
    private List<(int Arc, bool Along)>? Path(int without, int source, int target)
    {
        Dictionary<int, (int Node, int Arc, bool Along)> cameFrom = new() { [source] = (-1, -1, false) };
        Queue<int> reached = new([source]);
        while (reached.TryDequeue(out var node) && !cameFrom.ContainsKey(target))
        {
            foreach (var (arc, along) in at[node])
            {
                var next = along ? ends[arc].To : ends[arc].From;
                if (arc != without && (along ? canRise[arc] : canFall[arc]) > 0 && cameFrom.TryAdd(next, (node, arc, along)))
                {
                    reached.Enqueue(next);
                }
            }
        }

        return cameFrom.ContainsKey(target) ? [.. Back(cameFrom, target)] : null;
    }

    private static IEnumerable<(int Arc, bool Along)> Back(Dictionary<int, (int Node, int Arc, bool Along)> cameFrom, int target)
    {
        for (var step = cameFrom[target]; step.Node >= 0; step = cameFrom[step.Node])
        {
            yield return (step.Arc, step.Along);
        }
    }
}
