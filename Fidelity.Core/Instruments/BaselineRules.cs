using System.Text.RegularExpressions;
using Fidelity.Core.Baselines;

namespace Fidelity.Core.Instruments;

/// <summary>INS-080 to INS-099: the published figures.</summary>
internal static partial class BaselineRules
{
    public static IReadOnlyList<InstrumentRule> All { get; } =
    [
        new("INS-080", "A figure's id occurs once in its file", false, TwiceNamed),
        new("INS-081", "A figure is linked to items that exist", true, UnknownItems),
        new("INS-082", "A figure is linked to items of the role it was asked of", true, OtherRoles),
        new("INS-083", "A published percentage is from 0 to 100", false, Percents),
        new("INS-084", "A sample size or standard error is above 0", false, Sizes),
        new("INS-085", "A figure that is only approximate can never be tested", false, TestableApproximations),
        new("INS-086", "A stratum names what it divides by", false, Strata),
        new("INS-087", "An address is a web address", false, Addresses),
        new("INS-088", "An item has at most one figure for a stratum", false, TwoForOneItem),
    ];

    private static IEnumerable<(Sourced<BaselineSet> File, Baseline Figure, string Path)> Figures(LibraryDraft draft) =>
        draft.BaselineSets.SelectMany(file => file.Value.Baselines.Select((figure, index) => (file, figure, $"figures[{index}]")));

    private static IEnumerable<Breach> TwiceNamed(LibraryDraft draft) =>
        from file in draft.BaselineSets
        from same in file.Value.Baselines.Select((figure, index) => (figure.Id, index)).GroupBy(entry => entry.Id)
        from entry in same.Skip(1)
        select new Breach(
            file.At($"figures[{entry.index}].id"), $"The figure \"{same.Key}\" is already on line {file.At($"figures[{same.First().index}].id").Line}. Give each its own id.");

    private static IEnumerable<Breach> UnknownItems(LibraryDraft draft)
    {
        var known = draft.Items.Select(entry => entry.Item.Id).ToHashSet();
        return from entry in Figures(draft)
               from item in entry.Figure.Items
               where !known.Contains(item)
               select new Breach(entry.File.At($"{entry.Path}.items"), $"The figure \"{entry.Figure.Id}\" is linked to the item {item}, which no questionnaire has. Correct or remove the link.");
    }

    private static IEnumerable<Breach> OtherRoles(LibraryDraft draft)
    {
        var roles = draft.Items.GroupBy(entry => entry.Item.Id).ToDictionary(same => same.Key, same => same.First().Instrument.Value.Role);
        return from entry in Figures(draft)
               from item in entry.Figure.Items
               where roles.TryGetValue(item, out var role) && role != entry.Figure.Role
               select new Breach(
                   entry.File.At($"{entry.Path}.role"),
                   $"The figure \"{entry.Figure.Id}\" was asked of a {Word(entry.Figure.Role)} and {item} is asked of a {Word(roles[item])}. Such answers differ widely: remove the link.");
    }

    private static IEnumerable<Breach> Percents(LibraryDraft draft) =>
        Figures(draft).Where(entry => !(entry.Figure.Percent is >= 0 and <= 100)).Select(entry => new Breach(
            entry.File.At($"{entry.Path}.percent"), $"The percentage of \"{entry.Figure.Id}\" is {entry.Figure.Percent}. Write it as published, from 0 to 100."));

    private static IEnumerable<Breach> Sizes(LibraryDraft draft) =>
        Figures(draft).Where(entry => entry.Figure.SampleSize is <= 0 || entry.Figure.StandardError is <= 0).Select(entry => new Breach(
            entry.File.At(entry.Path), $"The sample size or standard error of \"{entry.Figure.Id}\" is not above 0. Write it as published, or leave it out."));

    private static IEnumerable<Breach> TestableApproximations(LibraryDraft draft) =>
        Figures(draft).Where(entry => entry.Figure.Approximate
            && (entry.Figure.SampleSize is not null || entry.Figure.StandardError is not null || string.IsNullOrEmpty(entry.Figure.AsPublished))).Select(entry => new Breach(
            entry.File.At($"{entry.Path}.approximate"),
            $"\"{entry.Figure.Id}\" is approximate: give its words in \"asPublished\" and leave sampleSize and standardError out, so that nothing is tested against it."));

    private static IEnumerable<Breach> Strata(LibraryDraft draft) =>
        Figures(draft).Where(entry => entry.Figure.Stratum is { } stratum && !StratumForm().IsMatch(stratum)).Select(entry => new Breach(
            entry.File.At($"{entry.Path}.stratum"), $"\"{entry.Figure.Stratum}\" is not a stratum. Write what it divides by and the part, such as level=elementary."));

    private static IEnumerable<Breach> Addresses(LibraryDraft draft) =>
        Figures(draft).Where(entry => !Uri.TryCreate(entry.Figure.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")).Select(
            entry => new Breach(entry.File.At($"{entry.Path}.source"), $"\"{entry.Figure.Address}\" is not a web address. Write the source's address with http or https."));

    private static IEnumerable<Breach> TwoForOneItem(LibraryDraft draft) =>
        from entry in Figures(draft)
        from item in entry.Figure.Items
        group entry by (entry.File.File, item, entry.Figure.Stratum) into same
        where same.Count() > 1
        from entry in same.Skip(1)
        select new Breach(
            entry.File.At($"{entry.Path}.items"),
            $"{same.Key.item} already has the figure \"{same.First().Figure.Id}\" for the same schools. Link the nearer of the two and leave the other without items.");

    private static string Word(RespondentRole role) => role.ToString().ToLowerInvariant();

    [GeneratedRegex("^(level|type|locale|enrollment|frpl|grade|race)=[a-z0-9-]+$")]
    private static partial Regex StratumForm();
}
