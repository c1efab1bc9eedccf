using System.Text.RegularExpressions;

namespace Fidelity.Core.Instruments;

/// <summary>INS-040 to INS-059: items and their options.</summary>
internal static partial class ItemRules
{
    private const int MostWordsForStudents = 20;

    private const int MostWordsForAdults = 30;

    /// <summary>Other languages than English need more words for the same sentence (Spanish about a quarter more).</summary>
    private const double RoomOfOtherLanguages = 1.3;

    public static IReadOnlyList<InstrumentRule> All { get; } =
    [
        new("INS-040", "An item's id occurs once in a questionnaire", false, TwiceInOne),
        new("INS-041", "An item's id is never used again for another question", false, UsedAgain),
        new("INS-042", "An item's id is lower-case letters, digits and hyphens", false, Ids),
        new("INS-043", "An item has at least two options", false, FewOptions),
        new("INS-044", "An option's code is from 1 to 255", false, Codes),
        new("INS-045", "Option codes ascend in the order of the labels", false, Order),
        new("INS-046", "A favorable code is the code of an option", false, UnknownFavorable),
        new("INS-047", "An item that is judged has favorable options", false, NoFavorable),
        new("INS-048", "Not every option is favorable", false, AllFavorable),
        new("INS-049", "The favorable options stand at the end that shows the practice", false, FavorableSide),
        new("INS-050", "A stem is short enough for those who read it", false, LongStems),
        new("INS-051", "A stem denies nothing", false, Negations),
        new("INS-052", "What an item continues is an item of an earlier version of its questionnaire, measured alike and continued once", true, Continuations),
    ];

    private static IEnumerable<Breach> TwiceInOne(LibraryDraft draft) =>
        from instrument in draft.Instruments
        from same in LibraryDraft.ItemsOf(instrument).GroupBy(entry => entry.Item.Id)
        where same.Count() > 1
        let lines = string.Join(" and ", same.Select(entry => entry.At("id").Line))
        from entry in same
        select new Breach(entry.At("id"), $"The id {same.Key} is on lines {lines} of this questionnaire. Give each item an id of its own.");

    private static IEnumerable<Breach> UsedAgain(LibraryDraft draft) =>
        from same in draft.Items.GroupBy(entry => entry.Item.Id)
        let first = same.First()
        from entry in same.Skip(1)
        where entry.Instrument != first.Instrument && !IsSameQuestion(first, entry)
        select new Breach(
            entry.At("id"),
            $"The id {entry.Item.Id} already stands for another question in {first.Instrument.File}, line {first.At("id").Line}. Take a new id.");

    private static bool IsSameQuestion(DraftItem one, DraftItem other) =>
        one.Instrument.Value.Id == other.Instrument.Value.Id && one.Item.Dimension == other.Item.Dimension
        && one.Item.Reversed == other.Item.Reversed
        && one.Item.Stem.ByLanguage.All(text => other.Item.Stem.ByLanguage.GetValueOrDefault(text.Key, text.Value) == text.Value)
        && one.Item.Options.Select(option => (option.Code, option.Label.In("en"))).SequenceEqual(
            other.Item.Options.Select(option => (option.Code, option.Label.In("en"))));

    private static IEnumerable<Breach> Continuations(LibraryDraft draft) =>
        from entry in draft.Items
        where entry.Item.Continues is not null
            && (!draft.Items.Any(other => Continues(entry, other)) || LibraryDraft.ItemsOf(entry.Instrument).Any(other => AlsoContinues(entry, other)))
        select new Breach(
            entry.At("continues"),
            $"{entry.Item.Id} continues {entry.Item.Continues}, which is no item of an earlier version of {entry.Instrument.Value.Id} with the same dimension, "
            + "option codes, favorable codes, direction and \"reversed\", or is carried on by another item here too. Name one that may be continued, or leave \"continues\" out: then the series begins anew.");

    private static bool Continues(DraftItem entry, DraftItem other) =>
        other.Item.Id == entry.Item.Continues && other.Instrument.Value.Id == entry.Instrument.Value.Id
        && IsEarlier(other.Instrument.Value.Version, entry.Instrument.Value.Version) && ItemSeries.MeasuresAlike(other.Item, entry.Item);

    private static bool AlsoContinues(DraftItem entry, DraftItem other) =>
        other.Path != entry.Path && (other.Item.Id == entry.Item.Continues || other.Item.Continues == entry.Item.Continues);

    // What is no version at all is INS-022's.
    private static bool IsEarlier(string version, string than) =>
        Version.TryParse(version, out var one) && Version.TryParse(than, out var other) && one < other;

    private static IEnumerable<Breach> Ids(LibraryDraft draft) =>
        draft.Items.Where(entry => !IdForm().IsMatch(entry.Item.Id)).Select(entry => new Breach(
            entry.At("id"), $"\"{entry.Item.Id}\" is not an id. Use lower-case letters, digits and hyphens, at most 40, such as \"t-one-1\"."));

    private static IEnumerable<Breach> FewOptions(LibraryDraft draft) =>
        draft.Items.Where(entry => entry.Item.Options.Count < 2).Select(entry => new Breach(
            entry.At("options"), $"The item {entry.Item.Id} has fewer than two options, so there is nothing to choose. Add options to its set."));

    private static IEnumerable<Breach> Codes(LibraryDraft draft) =>
        from entry in draft.Items
        from option in entry.Item.Options
        where option.Code is < 1 or > byte.MaxValue
        select new Breach(
            entry.At("options"), $"The option \"{option.Label}\" has the code {option.Code}. Use 1 to 255; 0 is kept for \"not answered\".");

    private static IEnumerable<Breach> Order(LibraryDraft draft) =>
        draft.Items.Where(entry => entry.Item.Options.Zip(entry.Item.Options.Skip(1)).Any(pair => pair.First.Code >= pair.Second.Code)).Select(
            entry => new Breach(entry.At("options"), $"The option codes of {entry.Item.Id} do not ascend. Number them from least to most of what the words say."));

    private static IEnumerable<Breach> UnknownFavorable(LibraryDraft draft) =>
        from entry in draft.Items
        from code in entry.Item.Favorable
        where !entry.Item.Accepts(code)
        select new Breach(entry.At("favorable"), $"{code} is favorable and is not the code of an option of {entry.Item.Id}. Use one of its codes.");

    private static IEnumerable<Breach> NoFavorable(LibraryDraft draft) =>
        draft.Items.Where(entry => entry.Item.Favorable.Count == 0 && entry.Item.Direction != ItemDirection.Descriptive).Select(entry => new Breach(
            entry.At("favorable"), $"No option of {entry.Item.Id} is favorable. Name the codes that show the practice, or make the item descriptive."));

    private static IEnumerable<Breach> AllFavorable(LibraryDraft draft) =>
        draft.Items.Where(entry => entry.Item.Options.Count > 0 && entry.Item.Options.All(option => entry.Item.IsFavorable(option.Code))).Select(
            entry => new Breach(entry.At("favorable"), $"Every option of {entry.Item.Id} is favorable, so it tells nothing. Leave out those that do not show the practice."));

    private static IEnumerable<Breach> FavorableSide(LibraryDraft draft) =>
        from entry in draft.Items
        where entry.Item.Direction != ItemDirection.Descriptive
        let codes = entry.Item.Options.Select(option => option.Code).Order().ToList()
        let favorable = entry.Item.Favorable.Where(codes.Contains).Order().ToList()
        let expected = entry.Item.Reversed ? codes.Take(favorable.Count) : codes.TakeLast(favorable.Count)
        where favorable.Count > 0 && !favorable.SequenceEqual(expected)
        select new Breach(
            entry.At("favorable"),
            $"{entry.Item.Id} is {(entry.Item.Reversed ? "" : "not ")}reversed, so its favorable codes are the {(entry.Item.Reversed ? "lowest" : "highest")}. Correct \"favorable\" or \"reversed\".");

    private static IEnumerable<Breach> LongStems(LibraryDraft draft) =>
        from entry in draft.Items
        let most = entry.Instrument.Value.Role == RespondentRole.Student ? MostWordsForStudents : MostWordsForAdults
        from text in entry.Item.Stem.ByLanguage
        let words = text.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length
        let limit = text.Key == "en" ? most : (int)(most * RoomOfOtherLanguages)
        where words > limit
        select new Breach(entry.At($"stem.{text.Key}"), $"The stem of {entry.Item.Id} has {words} words; at most {limit} here. Say it in fewer.");

    private static IEnumerable<Breach> Negations(LibraryDraft draft) =>
        from entry in draft.Items
        let word = Negation().Match(entry.Item.Stem.In("en"))
        where word.Success
        select new Breach(
            entry.At("stem.en"), $"The stem of {entry.Item.Id} says \"{word.Value}\", and answering a denial is hard. Ask for what happened, and mark the item reversed if need be.");

    [GeneratedRegex("^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"\b(not|never|no|nobody|nothing|none|cannot|without)\b|n['’]t\b", RegexOptions.IgnoreCase)]
    private static partial Regex Negation();
}
