using System.Globalization;

namespace Fidelity.Tests.Attack;

/// <summary>
/// Takes downloaded cells of one wave and writes every additive relation it can: options to the sides, sides to the people, all items of a
/// scale to its mean, grades to the school, schools to the district, each release to the one after it. Whatever is over when parts are taken from a
/// whole is a group of people too, and its counts have ranges like any other. It knows the published rules: what a limit stands for, and that a cell
/// hidden to protect another was not near 0 or 100 itself unless its whole item is hidden, or it is a total or a subgroup (or not even that: a reader who only adds and
/// subtracts). It shares no code with the program that it attacks.
/// </summary>
public sealed class Subtraction
{
    /// <summary>A group of fewer is somebody's business: the setting that the installation publishes with.</summary>
    private const int SmallestGroup = 10;

    private readonly Relations relations = new();
    private readonly HashSet<string> districts;
    private readonly bool withScales;
    private readonly bool knowsWhyHidden;
    private readonly List<Group> groups = [];
    private readonly List<(DownloadedCell Cell, string Count, double Low, double High)> limits = [];

    public Subtraction(IReadOnlyList<DownloadedCell> cells, IReadOnlyList<KnownItem> items, bool withScales, bool knowsWhyHidden = true)
    {
        (this.withScales, this.knowsWhyHidden) = (withScales, knowsWhyHidden);
        districts = [.. cells.Select(cell => cell.District).OfType<string>()];
        var districtOf = cells.Where(cell => cell.District is not null).Select(cell => (cell.Organization, cell.District!)).Distinct().ToDictionary();
        var byItem = cells.Where(cell => cell.Item.Length > 0).ToLookup(cell => cell.Item);
        foreach (var item in items)
        {
            var people = byItem[item.Id].GroupBy(Population.Of)
                .Select(one => (Population: one.Key, People: Read(item, one.Key, [.. one])))
                .Where(one => one.People is not null).ToDictionary(one => one.Population, one => (double)one.People!);
            Divide(item.Id, people, districtOf, population => AddRest(item, population));
        }

        foreach (var scale in cells.Where(cell => withScales && cell is { Measure: "ScaleMean", IsExact: true }).GroupBy(cell => (cell.Instrument, cell.Practice)))
        {
            var figure = $"{scale.Key.Instrument} {scale.Key.Practice}";
            var people = scale.ToDictionary(Population.Of, cell => (double)cell.Count!.Value);
            foreach (var cell in scale)
            {
                Know(Population.Of(cell), figure, "points", cell.Value!.Value * cell.Count!.Value, cell.Value.Value * cell.Count.Value, isCount: false);
            }

            Divide(figure, people, districtOf, population => Know(population.Population, figure, "points", 0, 100 * population.People, isCount: false));
            foreach (var (population, count) in people)
            {
                ReadScale(population, figure, count, [.. items.Where(item => item.Instrument == scale.Key.Instrument && item.Practice == scale.Key.Practice && item.IsScored)]);
            }
        }

        relations.Narrow();
    }

    /// <summary>What is known of the count behind an option or a percent favorable; null when nothing is.</summary>
    public (int Low, int High)? Of(string organization, string group, string item, string what) =>
        Name(new(organization, group, DownloadedCell.OnlyRelease), item, what) is var name && relations.Knows(name)
            ? ((int)Math.Ceiling(relations[name].Low - 1e-6), (int)Math.Floor(relations[name].High + 1e-6))
            : null;

    /// <summary>
    /// Every group of one to nine people of whose answers more is known than anybody knows of any so many people of the whole that they belong
    /// to, whether the group was published or is what remains.
    /// </summary>
    public IEnumerable<string> Isolated() =>
        from one in groups
        where one.People is > 0 and < SmallestGroup
        from what in (IEnumerable<string>)["favorable", "points"]
        where relations.Knows(Name(one.Population, one.Figure, what))
        let range = relations[Name(one.Population, one.Figure, what)]
        where what == "points" ? range.High - range.Low < 1 : IsMoreThanOf(one.Whole, one, range)
        select $"{one.Population}: {what} of the {one.People} people of {one.Figure} is {range.Low} to {range.High}.";

    /// <summary>
    /// Limits that stand for fewer counts than they should; from the scales' means, limits that stand for one count only. And everything
    /// that contradicts itself, as figures do that changed while nobody was added.
    /// </summary>
    public IEnumerable<string> Narrowed() =>
        limits.Where(limit => relations[limit.Count] is var range && (withScales ? range.High - range.Low < 0.5 && limit.High > limit.Low : range.Low > limit.Low || range.High < limit.High))
            .Select(limit => $"{limit.Count}: {limit.Low} to {limit.High} is {relations[limit.Count]}.")
            .Concat(groups.SelectMany(one => ((IEnumerable<string>)["favorable", "points"]).Select(what => Name(one.Population, one.Figure, what)))
                .Where(name => relations.Knows(name) && relations[name].Low > relations[name].High + 1e-3)
                .Select(name => $"{name}: contradicts itself, so somebody's answers changed."));

    /// <summary>Of 9 people out of 40 of whom 38 are favorable, at least 7 are: that says nothing about these nine.</summary>
    private bool IsMoreThanOf(Population whole, Group group, (double Low, double High) range) =>
        (group.Population == whole ? (0, group.People) : relations[Name(whole, group.Figure, "favorable")]) is var (low, high)
        && (range.Low > Math.Max(0, low - (group.PeopleOfWhole - group.People)) || range.High < Math.Min(group.People, high));

    private static string Name(Population population, string figure, string what) => $"{population}/{figure}/{what}";

    private void Know(Population population, string figure, string what, double low, double high, bool isCount = true) =>
        relations.Add(Name(population, figure, what), low, high, isCount);

    /// <returns>How many people answered the item; null when no cell says so.</returns>
    private int? Read(KnownItem item, Population population, IReadOnlyList<DownloadedCell> cells)
    {
        if (cells.FirstOrDefault(cell => cell.Count is not null)?.Count is not { } people)
        {
            return null;
        }

        var options = cells.Where(cell => cell.Measure == "ItemOption").ToDictionary(cell => cell.Category);
        var toldApart = knowsWhyHidden && options.Values.Any(option => option.State == "Published") && !districts.Contains(population.Organization) && population.Group == Population.Everybody;
        foreach (var code in item.Codes)
        {
            Read(population, item.Id, Text(code), options.GetValueOrDefault(code), people, toldApart);
        }

        Read(population, item.Id, "favorable", cells.SingleOrDefault(cell => cell.Measure == "ItemFavorable"), people, toldApart);
        AddUp(item, population, people);
        return people;
    }

    private void Read(Population population, string item, string what, DownloadedCell? cell, int people, bool toldApart)
    {
        var (low, high) = RangeOf(cell, people, toldApart);
        Know(population, item, what, low, high);

        // A total's own count is no secret where its schools are shown: anybody may add them up.
        if (cell is { State: "Published", IsExact: false } && !districts.Contains(population.Organization))
        {
            limits.Add((cell, Name(population, item, what), low, high));
        }
    }

    private void AddRest(KnownItem item, (Population Population, double People) rest)
    {
        foreach (var what in item.Codes.Select(Text).Append("favorable"))
        {
            Know(rest.Population, item.Id, what, 0, rest.People);
        }

        AddUp(item, rest.Population, rest.People);
    }

    private void AddUp(KnownItem item, Population population, double people)
    {
        string Named(string what) => Name(population, item.Id, what);
        Know(population, item.Id, "people", people, people);
        Know(population, item.Id, "points", 0, 100 * people, isCount: false);
        relations.AddUp([.. item.Favorable.Select(code => (1.0, Named(Text(code)))), (-1, Named("favorable"))]);
        relations.AddUp([.. item.Codes.Select(code => (1.0, Named(Text(code)))), (-1, Named("people"))]);
        relations.AddUp([.. item.Codes.Except(item.Favorable).Select(code => (1.0, Named(Text(code)))), (1, Named("favorable")), (-1, Named("people"))]);
        relations.AddUp([.. item.Codes.Select(code => (item.Points(code), Named(Text(code)))), (-1, Named("points"))]);
    }

    /// <summary>Only where nobody left an item out: then the scale's mean is the mean of the items' means.</summary>
    private void ReadScale(Population population, string figure, double people, IReadOnlyList<KnownItem> items)
    {
        if (items.Count > 0 && items.All(item => relations.Knows(Name(population, item.Id, "people")) && relations[Name(population, item.Id, "people")].Low == people))
        {
            relations.AddUp([.. items.Select(item => (1.0, Name(population, item.Id, "points"))), (-items.Count, Name(population, figure, "points"))]);
        }
    }

    /// <summary>Takes the parts of each whole away from it: the grades, the schools, the release before.</summary>
    private void Divide(
        string figure, Dictionary<Population, double> people, IReadOnlyDictionary<string, string> districtOf, Action<(Population Population, double People)> add)
    {
        Dictionary<Population, Population> wholes = [];
        foreach (var whole in people.Keys.Where(one => one.Group == Population.Everybody).ToList())
        {
            var grades = people.Keys.Where(one => one.Group != Population.Everybody && one with { Group = Population.Everybody } == whole).ToList();
            Take(whole, grades, whole with { Group = "all less the grades shown" });
        }

        foreach (var whole in people.Keys.Where(one => districts.Contains(one.Organization)).ToList())
        {
            var schools = people.Keys.Where(one => districtOf.GetValueOrDefault(one.Organization) == whole.Organization && one with { Organization = whole.Organization } == whole).ToList();
            Take(whole, schools, whole with { Organization = $"{whole.Organization} less its schools" });
        }

        foreach (var releases in people.Keys.GroupBy(one => (one.Organization, one.Group)).ToList())
        {
            foreach (var (before, after) in releases.SelectMany(before => releases.Where(after => IsBefore(before, after)).Select(after => (before, after))))
            {
                var (small, large) = people[before] <= people[after] ? (before, after) : (after, before);
                Take(large, [small], large with { Release = $"{large.Release} less {small.Release}" });
            }
        }

        groups.AddRange(people.Keys.Except(wholes.Keys).Select(one => new Group(one, figure, people[one], one, people[one])));
        groups.AddRange(wholes.Select(one => new Group(one.Key, figure, people[one.Key], one.Value, people[one.Value])));

        void Take(Population whole, IReadOnlyList<Population> parts, Population rest)
        {
            // A total over other people than those of the parts is no sum of them.
            if (parts.Count == 0 || people[whole] - parts.Sum(part => people[part]) is not (>= 0 and var left))
            {
                return;
            }

            (people[rest], wholes[rest]) = (left, whole);
            add((rest, left));
            foreach (var what in Whats(figure, whole))
            {
                relations.AddUp([.. parts.Append(rest).Select(part => (1.0, Name(part, figure, what))), (-1, Name(whole, figure, what))]);
            }
        }
    }

    private IEnumerable<string> Whats(string figure, Population population) =>
        Enumerable.Range(0, 20).Select(Text).Concat(["favorable", "points"]).Where(what => relations.Knows(Name(population, figure, what)));

    private static bool IsBefore(Population one, Population other) => string.CompareOrdinal(one.Release, other.Release) < 0;

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

    private static string Text(int code) => code.ToString(CultureInfo.InvariantCulture);

    /// <param name="Whole">What the group is part of; itself when it was published.</param>
    private sealed record Group(Population Population, string Figure, double People, Population Whole, double PeopleOfWhole);
}
