using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;

namespace Fidelity.Tests.Scenarios;

/// <summary>
/// One school's released cells as the feed, the CSV, the page and the PDF give them, and where these differ. Words and rounding are written
/// here once more: what turns a number into text is among what is tested.
/// </summary>
/// <param name="Feed">The rows of the school's cells by their id.</param>
/// <param name="Csv">The lines of its CSV by the names of the columns.</param>
/// <param name="Report">The report's element of the page.</param>
/// <param name="Pdf">The text in the order of drawing, a form feed after each page.</param>
public sealed record SchoolDoors(
    IReadOnlyDictionary<long, JsonElement> Feed, IReadOnlyList<IReadOnlyDictionary<string, string>> Csv, IElement Report, string Pdf)
{
    /// <summary>Words that a page break of the PDF may put in: footer, header and a table's head again.</summary>
    private const int LongestBreak = 150;

    private static readonly Dictionary<string, string> Levels = new()
    {
        ["NotInPlace"] = "Not in place", ["Emerging"] = "Emerging", ["Partial"] = "Partial", ["InPlace"] = "In place",
    };

    /// <summary>Empty when all four say the same of every cell.</summary>
    public IReadOnlyList<string> Differences() =>
        [.. InTheCsv(), .. Report.QuerySelectorAll("[data-cell]").SelectMany(OnThePage), .. NotOnThePage(), .. InThePdf()];

    private IEnumerable<string> InTheCsv()
    {
        var lines = Csv.ToDictionary(line => Id(line["Id"]));
        foreach (var id in lines.Keys.Except(Feed.Keys).Concat(Feed.Keys.Except(lines.Keys)))
        {
            yield return $"CSV: cell {id} is in one of CSV and feed only.";
        }

        foreach (var (id, line) in lines.Where(line => Feed.ContainsKey(line.Key)))
        {
            foreach (var (column, text) in line.Where(cell => cell.Key != "ReleaseHash"))
            {
                var found = column == "Value" ? ValueOf(Feed[id]) : Feed[id].TryGetProperty(column, out var property) ? property : default;
                if (!IsSame(text, found))
                {
                    yield return $"CSV: {column} of cell {id} is \"{text}\", in the feed {found}.";
                }
            }
        }
    }

    /// <summary>A column that the row's set does not have is empty, or the 0 of an option's code.</summary>
    private static bool IsSame(string text, JsonElement found) => found.ValueKind switch
    {
        JsonValueKind.Undefined => text is "" or "0",
        JsonValueKind.Null => text.Length == 0,
        JsonValueKind.Number => text.Length > 0 && Number(text) == found.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => text == (found.GetBoolean() ? "TRUE" : "FALSE"),
        _ => text == found.GetString(),
    };

    private IEnumerable<string> OnThePage(IElement figure)
    {
        var id = Id(figure.GetAttribute("data-cell")!);
        if (id == 0)
        {
            // The page says that nobody was asked; there is no such cell, so there can be no number.
            return figure.GetAttribute("data-state") == "NotAsked" && !figure.HasAttribute("data-value") ? [] : ["Page: a figure without a cell."];
        }

        return Feed.TryGetValue(id, out var row)
            ? (Text(row, "State") == "Published" ? Shown(figure, row) : Hidden(figure, row)).Select(what => $"Page: {what} of cell {id}.")
            : [$"Page: cell {id} is not the school's."];
    }

    private static IEnumerable<string> Hidden(IElement figure, JsonElement row)
    {
        if (figure.GetAttribute("data-state") != Text(row, "State"))
        {
            yield return "the state";
        }

        if (figure.HasAttribute("data-value") || ValueOf(row).ValueKind != JsonValueKind.Null || (Range(row).Length == 0 && figure.TextContent.Any(char.IsDigit)))
        {
            yield return "a number where there is none";
        }

        if (Range(row) is { Length: > 0 } range && figure.TextContent.Trim() != range)
        {
            yield return "the range as it is read";
        }
    }

    /// <summary>What follows of a hidden figure from the others; empty where nothing does.</summary>
    private static string Range(JsonElement row) => (Real(row, "LimitLow"), Real(row, "LimitHigh")) switch
    {
        ({ } low, { } high) when low == high => $"{low}%",
        (0, { } high) => $"at most {high}%",
        ({ } low, 100) => $"at least {low}%",
        ({ } low, { } high) => $"between {low}% and {high}%",
        _ => "",
    };

    private static IEnumerable<string> Shown(IElement figure, JsonElement row)
    {
        if (!figure.HasAttribute("data-value") || Number(figure.GetAttribute("data-value")!) != ValueOf(row).GetDouble())
        {
            yield return "the exact value";
        }

        if ((figure.GetAttribute("data-bound") ?? "Exact") != Text(row, "Bound"))
        {
            yield return "the bound";
        }

        foreach (var (attribute, column) in new[] { ("data-low", "Low"), ("data-high", "High") })
        {
            if (figure.HasAttribute(attribute) && Number(figure.GetAttribute(attribute)!) != Real(row, column))
            {
                yield return column;
            }
        }

        // One person's answer to an item is shown in words, and a perception gap within a sentence.
        if (figure.ClassList.Contains("figure") && !IsOnePerson(row))
        {
            foreach (var what in AsRead(figure, row))
            {
                yield return what;
            }
        }
    }

    private static IEnumerable<string> AsRead(IElement figure, JsonElement row)
    {
        var limit = Text(row, "Bound") switch { "AtMost" => "at most ", "AtLeast" => "at least ", _ => "" };
        if (figure.TextContent.Trim() != limit + Rounded(row, ValueOf(row).GetDouble()))
        {
            yield return "the number as it is read";
        }

        if (figure.NextElementSibling is { } next && next.ClassList.Contains("interval")
            && (Real(row, "Low") is not { } low || Real(row, "High") is not { } high || next.TextContent.Trim() != $"{Rounded(row, low)} to {Rounded(row, high)}"))
        {
            yield return "the interval as it is read";
        }

        var line = figure.Closest("tr");
        var words = Flat(line?.TextContent ?? "");
        if (figure.Closest("table.practices") is not null
            && ((Text(row, "Level") is { Length: > 0 } level && !words.Contains(Levels[level], StringComparison.Ordinal))
                || (Real(row, "TargetGap") is { } gap && !words.EndsWith(gap <= 0 ? "reached" : $"{Size(gap)} points", StringComparison.Ordinal))))
        {
            yield return "the level or the gap to the target";
        }

        if (figure.Closest("table.national-table") is not null && Real(row, "Gap") is { } national
            && !words.Contains(SaidOf(Text(row, "Verdict")!, national), StringComparison.Ordinal))
        {
            yield return "the national gap";
        }

        if (Text(row, "Measure") == "ResponseRate" && !words.Contains($"{Real(row, "Count"):N0} of {Real(row, "Eligible"):N0}", StringComparison.Ordinal))
        {
            yield return "how many answered";
        }

        if (figure.Closest("table.items-table") is not null && Text(row, "Measure") == "ItemFavorable"
            && line!.LastElementChild!.TextContent.Trim() != string.Create(CultureInfo.InvariantCulture, $"{Real(row, "Count"):N0}"))
        {
            yield return "the people";
        }
    }

    /// <summary>
    /// A published cell is on the page; of the grades' only the practices' scales; one person's options only where that person chose them.
    /// </summary>
    private IEnumerable<string> NotOnThePage()
    {
        var shown = Report.QuerySelectorAll("[data-cell]").Select(figure => Id(figure.GetAttribute("data-cell")!)).ToHashSet();
        return Feed.Where(row => Text(row.Value, "State") == "Published" && !shown.Contains(row.Key))
            .Where(row => Text(row.Value, "Subgroup") == "all" || (Text(row.Value, "Measure") == "ScaleMean" && Text(row.Value, "PracticeKind") == "Practice"))
            .Where(row => !(IsOnePerson(row.Value) && Text(row.Value, "Measure") == "ItemOption" && ValueOf(row.Value).GetDouble() == 0))
            .Select(row => $"Page: cell {row.Key} is published and not there.");
    }

    /// <summary>The page's words, one after the other; only at the end of a page of paper may there be others in between.</summary>
    private IEnumerable<string> InThePdf()
    {
        var (page, paper) = (Words(Read(Report)), Words(Pdf));
        var at = 0;
        for (var word = 0; word < page.Count; word++, at++)
        {
            if (at < paper.Count && page[word] == paper[at])
            {
                continue;
            }

            var context = page.Skip(word).Take(8).ToList();
            var resumes = Enumerable.Range(at, LongestBreak).FirstOrDefault(start => paper.Skip(start).Where(one => one != "\f").Take(context.Count).SequenceEqual(context), -1);
            if (resumes < 0 || !paper[at..(resumes + 1)].Contains("\f"))
            {
                yield return $"PDF: the page says \"{string.Join(' ', context)}\", the paper \"{string.Join(' ', paper.Skip(at).Take(context.Count))}\".";
                yield break;
            }

            at = paper.FindIndex(resumes, one => one != "\f");
        }
    }

    /// <summary>What a reader of the page sees: without the parts for screen readers, and without drawings' descriptions.</summary>
    private static string Read(INode node) => node switch
    {
        IText text => text.Data,
        IElement element when element.LocalName is "title" or "desc" or "style" || element.ClassList.Contains("unseen") => "",
        IElement { LocalName: "ol" } list => string.Join(' ', list.Children.Select((line, number) => $"{number + 1}. {string.Join(' ', line.ChildNodes.Select(Read))}")),
        _ => string.Join(' ', node.ChildNodes.Select(Read)),
    };

    /// <summary>A line of paper may end after a hyphen.</summary>
    private static List<string> Words(string text) =>
        [.. text.Replace("-", "- ", StringComparison.Ordinal).Replace("\f", " \f ", StringComparison.Ordinal).Split([' ', '\n', '\r', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries)];

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsOnePerson(JsonElement row) =>
        Real(row, "Count") == 1 && Text(row, "Role") == "Principal" && Text(row, "Measure") is ("ItemFavorable" or "ItemOption");

    private static JsonElement ValueOf(JsonElement row) =>
        new[] { "Score", "Value", "Rate" }.Select(name => row.TryGetProperty(name, out var value) ? value : default).First(value => value.ValueKind != JsonValueKind.Undefined);

    private static string? Text(JsonElement row, string column) => row.TryGetProperty(column, out var value) ? value.GetString() : null;

    private static double? Real(JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    /// <summary>Percentages whole, scores with one decimal, halves away from zero.</summary>
    private static string Rounded(JsonElement row, double value) => Text(row, "Measure") switch
    {
        "ItemFavorable" or "ItemOption" or "ResponseRate" => $"{Math.Round(value, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture)}%",
        "PerceptionGap" => Signed(value),
        _ => Size(value),
    };

    private static string SaidOf(string verdict, double gap) => verdict switch
    {
        "AboveNational" => $"Above the national figure by {Size(gap)} points",
        "BelowNational" => $"Below the national figure by {Size(-gap)} points",
        _ => $"the gap is {Signed(gap)} points",
    };

    private static string Signed(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero) switch { > 0 => "+", < 0 => "−", _ => "" } + Size(Math.Abs(value));

    private static string Size(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static long Id(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
