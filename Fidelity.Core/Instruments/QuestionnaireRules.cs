using System.Text.RegularExpressions;

namespace Fidelity.Core.Instruments;

/// <summary>INS-020 to INS-039: a questionnaire as a whole.</summary>
internal static partial class QuestionnaireRules
{
    private static readonly char[] Separators = ['/', '\\'];

    public static IReadOnlyList<InstrumentRule> All { get; } =
    [
        new("INS-020", "A questionnaire has at least one page", false, Empty),
        new("INS-021", "A page has at least one item", false, EmptyPages),
        new("INS-022", "A version is two numbers with a point between them", false, Versions),
        new("INS-023", "A file stands where its id and version say", false, Places),
        new("INS-024", "A student questionnaire names its grades, one for adults names none", false, Grades),
        new("INS-025", "English is among the languages", false, English),
        new("INS-026", "A page is about a dimension of the framework", true, Dimensions),
        new("INS-027", "An item is on a page of its own dimension", false, OtherPages),
        new("INS-028", "A questionnaire takes between 1 and 60 minutes", false, Minutes),
        new("INS-029", "No two student questionnaires are for the same grade", true, SharedGrades),
    ];

    private static IEnumerable<Breach> Empty(LibraryDraft draft) =>
        draft.Instruments.Where(instrument => instrument.Value.Pages.Count == 0).Select(instrument => new Breach(
            instrument.At("pages"), "This questionnaire asks nothing. Add a page with items, or remove the file."));

    private static IEnumerable<Breach> EmptyPages(LibraryDraft draft) =>
        from instrument in draft.Instruments
        from page in instrument.Value.Pages.Select((page, index) => (page, index))
        where page.page.Items.Count == 0
        select new Breach(
            instrument.At($"pages[{page.index}].items"),
            $"The page on \"{page.page.Dimension}\" has no items. Add items to it, or remove the page.");

    private static IEnumerable<Breach> Versions(LibraryDraft draft)
    {
        var instruments = draft.Instruments.Select(file => (file.Value.Version, Place: file.At("version")));
        var baselines = draft.BaselineSets.Select(file => (file.Value.Version, Place: file.At("version")));
        var framework = draft.Framework is { } file ? new[] { (file.Value.Version, Place: file.At("version")) } : [];
        return instruments.Concat(baselines).Concat(framework).Where(version => !VersionForm().IsMatch(version.Version)).Select(
            version => new Breach(version.Place, $"\"{version.Version}\" is not a version. Write two numbers with a point between them, such as \"1.0\"."));
    }

    private static IEnumerable<Breach> Places(LibraryDraft draft)
    {
        foreach (var instrument in draft.Instruments)
        {
            var expected = $"{instrument.Value.Id}/{instrument.Value.Version}.yaml";
            if (!SamePlace(instrument.File, expected))
            {
                yield return new(instrument.At("id"), $"This file says it is {instrument.Value.Key}. Move it to {expected}, or correct its id or version.");
            }
        }

        foreach (var set in draft.BaselineSets)
        {
            var expected = $"baselines/{set.Value.Version}.yaml";
            if (!SamePlace(set.File, expected))
            {
                yield return new(set.At("version"), $"This file says it is version {set.Value.Version}. Move it to {expected}, or correct its version.");
            }
        }
    }

    private static IEnumerable<Breach> Grades(LibraryDraft draft)
    {
        foreach (var instrument in draft.Instruments)
        {
            var (lowest, highest) = (instrument.Value.LowestGrade, instrument.Value.HighestGrade);
            var isForStudents = instrument.Value.Role == RespondentRole.Student;
            if (!isForStudents && lowest is not null)
            {
                yield return new(instrument.At("grades"), "Only students have grades. Remove \"grades\", or correct the role.");
            }
            else if (isForStudents && (lowest is null || highest is null))
            {
                yield return new(instrument.At("role"), "Say which students this is for: add \"grades: { lowest: …, highest: … }\".");
            }
            else if (isForStudents && (lowest < 0 || highest > 12 || lowest > highest))
            {
                yield return new(instrument.At("grades"), $"Grades {lowest} to {highest} are not a range within kindergarten (0) to 12. Correct them.");
            }
        }
    }

    private static IEnumerable<Breach> English(LibraryDraft draft)
    {
        var instruments = draft.Instruments.Where(file => !file.Value.Languages.Contains(SurveyLanguage.Fallback)).Select(file => file.At("languages"));
        var framework = draft.Framework is { } file && !file.Value.Title.ByLanguage.ContainsKey(SurveyLanguage.Fallback) ? new[] { file.At("languages") } : [];
        return instruments.Concat(framework).Select(place => new Breach(
            place, "English is what the system falls back on. Add \"en\" to the languages and to every text."));
    }

    private static IEnumerable<Breach> Dimensions(LibraryDraft draft) =>
        from instrument in draft.Instruments
        from page in instrument.Value.Pages.Select((page, index) => (page.Dimension, index))
        where draft.Framework!.Value.Find(page.Dimension) is null
        select new Breach(
            instrument.At($"pages[{page.index}].dimension"),
            $"The framework has no dimension \"{page.Dimension}\". Use one of: {string.Join(", ", draft.Framework!.Value.Dimensions.Select(dimension => dimension.Id))}.");

    private static IEnumerable<Breach> OtherPages(LibraryDraft draft) =>
        draft.Items.Where(entry => entry.Item.Dimension != entry.Page.Dimension).Select(entry => new Breach(
            entry.At("dimension"),
            $"The item {entry.Item.Id} is of \"{entry.Item.Dimension}\" and stands on the page of \"{entry.Page.Dimension}\". Move it to its own page."));

    private static IEnumerable<Breach> Minutes(LibraryDraft draft) =>
        draft.Instruments.Where(instrument => instrument.Value.Minutes is < 1 or > 60).Select(instrument => new Breach(
            instrument.At("minutes"), $"{instrument.Value.Minutes} minutes is not a length we can promise. Write a number from 1 to 60."));

    private static IEnumerable<Breach> SharedGrades(LibraryDraft draft) =>
        from one in draft.Instruments
        from other in draft.Instruments
        where string.CompareOrdinal(one.Value.Id, other.Value.Id) < 0 && one.Value.Role == RespondentRole.Student && other.Value.Role == RespondentRole.Student
            && one.Value.LowestGrade <= other.Value.HighestGrade && other.Value.LowestGrade <= one.Value.HighestGrade
        select new Breach(
            other.At("grades"), $"{one.File} is for some of these grades too, so a student would have two questionnaires. Part the grades between them.");

    private static bool SamePlace(string file, string expected) =>
        string.Join('/', file.Split(Separators)).EndsWith(expected, StringComparison.Ordinal);

    [GeneratedRegex(@"^\d{1,4}\.\d{1,4}$")]
    private static partial Regex VersionForm();
}
