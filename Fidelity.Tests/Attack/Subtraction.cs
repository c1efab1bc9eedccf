namespace Fidelity.Tests.Attack;

/// <summary>One item as the attacker knows it from the open instrument file.</summary>
public sealed record KnownItem(string Id, string Practice, IReadOnlyList<int> Codes, IReadOnlyList<int> Favorable, bool Reversed)
{
    /// <summary>Percent of maximum possible, as the methods page says.</summary>
    public double Points(int code)
    {
        var share = 100.0 * (code - Codes.Min()) / (Codes.Max() - Codes.Min());
        return Reversed ? 100 - share : share;
    }
}

/// <summary>
/// Takes downloaded cells and writes every additive relation it can: options to the sides, sides to the people, all
/// items of a scale to its mean, schools to the district. Each count has a range; each relation narrows the ranges of its members
/// from those of the others, until nothing moves. It knows the published rules: what a limit stands for, and that a cell hidden to protect
/// another was not near 0 or 100 itself unless its whole item is hidden, or it is a total (or not even that: a reader who only adds and subtracts).
/// It shares no code with the program that it attacks.
/// </summary>
public sealed class Subtraction
{
    private readonly Dictionary<string, (double Low, double High)> ranges = [];
    private readonly List<(double Weight, string Count)[]> relations = [];

    public Subtraction(
        IReadOnlyList<DownloadedCell> cells, IReadOnlyList<KnownItem> items, bool withScales, string? district = null, bool knowsWhyHidden = true)
    {
        var byOrganization = cells.ToLookup(cell => (cell.Organization, cell.Item));
        var organizations = cells.Select(cell => cell.Organization).Distinct().ToList();
        foreach (var organization in organizations)
        {
            foreach (var item in items)
            {
                Read(organization, item, [.. byOrganization[(organization, item.Id)]], toldApart: knowsWhyHidden && organization != district);
            }

            foreach (var scale in cells.Where(cell => withScales && cell.Organization == organization && cell is { Measure: "ScaleMean", IsExact: true }))
            {
                ReadScale(organization, scale, [.. items.Where(item => item.Practice == scale.Practice)], byOrganization);
            }
        }

        if (district is not null)
        {
            foreach (var item in items)
            {
                AddUp(district, [.. organizations.Where(one => one != district && ranges.ContainsKey(People(one, item.Id)))], item);
            }
        }

        Narrow();
    }

    /// <summary>What is known of the count behind an option or a percent favorable; null when nothing is.</summary>
    public (int Low, int High)? Of(string organization, string item, string what) =>
        ranges.TryGetValue($"{organization}/{item}/{what}", out var range)
            ? ((int)Math.Ceiling(range.Low - 1e-6), (int)Math.Floor(range.High + 1e-6))
            : null;

    private static string People(string organization, string item) => $"{organization}/{item}/people";

    private void Read(string organization, KnownItem item, IReadOnlyList<DownloadedCell> cells, bool toldApart)
    {
        if (cells.FirstOrDefault(cell => cell.Count is not null)?.Count is not { } people)
        {
            return;
        }

        string Name(string what) => $"{organization}/{item.Id}/{what}";
        ranges[People(organization, item.Id)] = (people, people);
        var options = cells.Where(cell => cell.Measure == "ItemOption").ToDictionary(cell => cell.Category);
        toldApart = toldApart && options.Values.Any(option => option.State == "Published");
        foreach (var code in item.Codes)
        {
            ranges[Name($"{code}")] = RangeOf(options.GetValueOrDefault(code), people, toldApart);
        }

        ranges[Name("favorable")] = RangeOf(cells.SingleOrDefault(cell => cell.Measure == "ItemFavorable"), people, toldApart);
        relations.Add([.. item.Favorable.Select(code => (1.0, Name($"{code}"))), (-1, Name("favorable"))]);
        relations.Add([.. item.Codes.Select(code => (1.0, Name($"{code}"))), (-1, People(organization, item.Id))]);
        relations.Add([.. item.Codes.Except(item.Favorable).Select(code => (1.0, Name($"{code}"))), (1, Name("favorable")), (-1, People(organization, item.Id))]);
        ranges[Name("points")] = (0, 100.0 * people);
        relations.Add([.. item.Codes.Select(code => (item.Points(code), Name($"{code}"))), (-1, Name("points"))]);
    }

    /// <summary>Only where nobody left an item out: then the scale's mean is the mean of the items' means.</summary>
    private void ReadScale(string organization, DownloadedCell scale, IReadOnlyList<KnownItem> items, ILookup<(string, string), DownloadedCell> cells)
    {
        if (items.Count == 0 || items.Any(item => cells[(organization, item.Id)].FirstOrDefault(cell => cell.Count is not null)?.Count != scale.Count))
        {
            return;
        }

        var sum = $"{organization}/{scale.Practice}/scale";
        ranges[sum] = (scale.Value!.Value * scale.Count!.Value * items.Count, scale.Value.Value * scale.Count.Value * items.Count);
        relations.Add([.. items.Select(item => (1.0, $"{organization}/{item.Id}/points")), (-1, sum)]);
    }

    private void AddUp(string district, IReadOnlyList<string> schools, KnownItem item)
    {
        // A total over other people than those of the schools shown is no sum of them.
        if (!ranges.TryGetValue(People(district, item.Id), out var people) || schools.Sum(school => ranges[People(school, item.Id)].Low) != people.Low)
        {
            return;
        }

        foreach (var what in item.Codes.Select(code => $"{code}").Append("favorable"))
        {
            relations.Add([.. schools.Select(school => (1.0, $"{school}/{item.Id}/{what}")), (-1, $"{district}/{item.Id}/{what}")]);
        }
    }

    private static (double Low, double High) RangeOf(DownloadedCell? cell, int people, bool toldApart)
    {
        var (atMost, atLeast) = people switch { >= 300 => (1, 99), >= 100 => (2, 98), >= 40 => (5, 95), >= 20 => (10, 90), _ => (20, 80) };
        var (few, most) = (Math.Floor((atMost * people / 100.0) + 1e-9), Math.Ceiling((atLeast * people / 100.0) - 1e-9));
        var (low, high) = (
            Math.Ceiling(((cell?.LimitLow ?? 0) * people / 100) - 1e-9), Math.Floor(((cell?.LimitHigh ?? 100) * people / 100) + 1e-9));
        return cell switch
        {
            { IsExact: true } => (Math.Round(cell.Value!.Value * people / 100), Math.Round(cell.Value.Value * people / 100)),
            { State: "Published", Bound: "AtMost" } => (0, few),
            { State: "Published", Bound: "AtLeast" } => (most, people),
            { State: "SuppressedToProtect" } when toldApart => (Math.Max(low, few + 1), Math.Min(high, most - 1)),
            _ => (low, high),
        };
    }

    private void Narrow()
    {
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var relation in relations)
            {
                var low = relation.Sum(term => Math.Min(term.Weight * ranges[term.Count].Low, term.Weight * ranges[term.Count].High));
                var high = relation.Sum(term => Math.Max(term.Weight * ranges[term.Count].Low, term.Weight * ranges[term.Count].High));
                foreach (var (weight, count) in relation.Where(term => term.Weight != 0))
                {
                    moved |= Narrow(count, weight, low, high);
                }
            }
        }
    }

    /// <summary>The others of a relation that is 0 add up to minus this one.</summary>
    private bool Narrow(string count, double weight, double low, double high)
    {
        var (from, to) = ranges[count];
        var (restLow, restHigh) = (low - Math.Min(weight * from, weight * to), high - Math.Max(weight * from, weight * to));
        var (one, other) = (-restLow / weight, -restHigh / weight);
        var (newFrom, newTo) = (Math.Max(from, Math.Min(one, other)), Math.Min(to, Math.Max(one, other)));
        if (!count.EndsWith("points", StringComparison.Ordinal) && !count.EndsWith("scale", StringComparison.Ordinal))
        {
            (newFrom, newTo) = (Math.Ceiling(newFrom - 1e-6), Math.Floor(newTo + 1e-6));
        }

        if (newFrom <= from + 1e-7 && newTo >= to - 1e-7)
        {
            return false;
        }

        ranges[count] = (Math.Max(from, newFrom), Math.Min(to, newTo));
        return true;
    }
}
