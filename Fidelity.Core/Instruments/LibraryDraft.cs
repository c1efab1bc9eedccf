using Fidelity.Core.Baselines;

namespace Fidelity.Core.Instruments;

/// <summary>
/// What could be read from <c>instruments/</c> before the rules have judged it. Files that are broken in form are left out and
/// <see cref="IsWhole"/> is false: rules that compare files then wait, so that one missing brace does not bring a hundred complaints.
/// </summary>
/// <param name="BaselineSets">In the order of their versions, oldest first.</param>
public sealed record LibraryDraft(
    Sourced<Framework>? Framework,
    IReadOnlyList<Sourced<Instrument>> Instruments,
    IReadOnlyList<Sourced<BaselineSet>> BaselineSets,
    IReadOnlyList<Sourced<SurveyLanguage>> Languages,
    bool IsWhole)
{
    /// <summary>Every item of every instrument with the place where it stands.</summary>
    internal IEnumerable<DraftItem> Items => Instruments.SelectMany(ItemsOf);

    internal static IEnumerable<DraftItem> ItemsOf(Sourced<Instrument> instrument) =>
        instrument.Value.Pages.SelectMany((page, pageIndex) => page.Items.Select((item, itemIndex) =>
            new DraftItem(instrument, page, item, $"pages[{pageIndex}].items[{itemIndex}]")));
}

internal sealed record DraftItem(Sourced<Instrument> Instrument, InstrumentPage Page, Item Item, string Path)
{
    public SourcePlace At(string part = "") => Instrument.At(part.Length == 0 ? Path : $"{Path}.{part}");
}
