using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Data.Instruments;
using Xunit;

namespace Fidelity.Tests.Data.Instruments;

/// <summary>What the rules of writing ask of the questionnaires that we ship, beyond what the loader asks of any.</summary>
public sealed class ShippedInstrumentsTests
{
    private static readonly InstrumentLibrary Library = Load();

    /// <summary>Items a role in the blueprint's order: teacher, upper students, lower students, principal. Descriptive items count.</summary>
    private static readonly Dictionary<string, int[]> Planned = new()
    {
        ["one-on-one"] = [4, 4, 3, 3],
        ["progress-data"] = [5, 3, 2, 3],
        ["self-tracking"] = [4, 4, 2, 2],
        ["competency"] = [5, 4, 2, 3],
        ["flexible"] = [4, 3, 2, 4],
        ["conferences"] = [4, 4, 3, 2],
        ["profiles"] = [4, 3, 2, 3],
        ["choice"] = [4, 4, 3, 2],
        ["technology"] = [4, 2, 1, 3],
        ["data-system"] = [3, 0, 0, 2],
        ["time-and-learning"] = [4, 0, 0, 3],
        ["materials"] = [3, 1, 0, 2],
        ["autonomy"] = [3, 0, 0, 4],
        ["leadership"] = [3, 0, 0, 3],
        ["belonging"] = [0, 2, 1, 0],
        ["safety"] = [0, 1, 1, 0],
        ["known"] = [0, 1, 1, 0],
        ["productive-time"] = [2, 2, 1, 0],
        ["equity-of-pace"] = [2, 1, 0, 2],
    };

    private static Instrument[] InOrder => [.. new[] { "teacher", "student-upper", "student-lower", "principal" }.Select(id => Library.Find($"{id}/1.0")!)];

    [Fact]
    public void Each_practice_condition_and_guardrail_is_asked_about_as_planned()
    {
        Assert.Equal(Planned.Keys, Library.Framework.Dimensions.Select(dimension => dimension.Id));
        Assert.All(Planned, plan => Assert.Equal(plan.Value, InOrder.Select(instrument => instrument.Scale(plan.Key).Count)));
        Assert.Equal([58, 39, 24, 41], InOrder.Select(instrument => instrument.Items.Count));
    }

    [Fact]
    public void Practices_come_first_and_guardrails_last()
    {
        var kinds = InOrder.Select(instrument => instrument.Pages.Select(page => Library.Framework.Find(page.Dimension)!.Kind));

        Assert.All(kinds, order => Assert.Equal(order.Order(), order));
    }

    [Fact]
    public void Every_page_says_which_time_it_asks_about()
    {
        var pages = InOrder.SelectMany(instrument => instrument.Pages);

        Assert.All(pages, page => Assert.Matches("four weeks|school year|term", page.Note!.In("en")));
        Assert.All(pages, page => Assert.Matches("cuatro semanas|año escolar|período", page.Note!.In("es")));
    }

    [Fact]
    public void Items_have_five_options_save_where_a_national_figure_was_asked_with_four()
    {
        var others = InOrder.SelectMany(instrument => instrument.Items).Where(item => item.Options.Count != 5);

        Assert.Equal(["t-auto-1", "t-auto-2", "p-auto-1", "p-auto-2", "p-auto-3"], others.Select(item => item.Id));
        Assert.All(others, item => Assert.Equal([1, 2, 3, 4], item.Options.Select(option => option.Code)));
    }

    [Fact]
    public void About_one_item_in_four_of_the_practices_is_reversed()
    {
        foreach (var instrument in InOrder)
        {
            var items = Library.Framework.Practices.SelectMany(practice => instrument.Scale(practice.Id)).ToList();
            var share = items.Count(item => item.Reversed) / (double)items.Count;
            Assert.InRange(share, 0.15, 0.30);
        }
    }

    [Fact]
    public void Spanish_is_there_and_is_not_the_English_text()
    {
        var texts = InOrder.SelectMany(instrument => instrument.Items.Select(item => item.Stem)
            .Concat(instrument.Items.SelectMany(item => item.Options).Select(option => option.Label))
            .Concat(instrument.Pages.SelectMany(page => new[] { page.Heading, page.Note! }))
            .Concat([instrument.Title, instrument.Introduction, instrument.OpenQuestion!]));

        Assert.All(texts, text => Assert.NotEqual(text.ByLanguage["en"], text.ByLanguage["es"]));
    }

    [Fact]
    public void Adults_are_addressed_as_usted_and_students_as_tu()
    {
        var adults = InOrder.Where(instrument => instrument.Role != RespondentRole.Student).SelectMany(instrument => instrument.Items);
        var students = InOrder.Where(instrument => instrument.Role == RespondentRole.Student).SelectMany(instrument => instrument.Items);

        Assert.All(adults, item => Assert.DoesNotMatch(@"\b(tú|tu|tus|ti|tuviste|tuyo)\b", item.Stem.In("es")));
        Assert.All(students, item => Assert.DoesNotMatch(@"\b(usted|su|sus)\b", item.Stem.In("es")));
    }

    [Fact]
    public void Only_the_principal_is_asked_for_consent_and_only_the_teacher_for_a_class()
    {
        Assert.Equal([null, null, null, RespondentRole.Principal], InOrder.Select(instrument => instrument.Consent is null ? (RespondentRole?)null : instrument.Role));
        Assert.Equal([true, false, false, false], InOrder.Select(instrument => instrument.AsksForClass));
    }

    [Fact]
    public void A_headline_may_use_only_exact_figures_from_probability_samples_of_the_same_construct()
    {
        var headline = Library.Baselines.Baselines.Where(figure => figure.CountsInHeadline && figure.Items.Count > 0);

        Assert.Equal(
            [("t-tech-1", 53.0), ("su-tech-1", 57.0), ("p-tech-1", 16.0), ("p-data-1", 85.0), ("p-one-1", 83.0)],
            headline.Select(figure => (figure.Items[0], figure.Percent)));
    }

    [Fact]
    public void The_hard_practices_are_the_three_that_RAND_found_no_more_common()
    {
        Assert.Equal(["conferences", "profiles", "choice"], Library.Framework.Dimensions.Where(dimension => dimension.Hard).Select(dimension => dimension.Id));
    }

    [Fact]
    public void The_readme_lists_every_item_that_has_a_figure_and_that_figure()
    {
        var rows = File.ReadLines(Path.Combine(SourceTree.Instruments, "README.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains("(source S", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)).ToDictionary(cells => cells[0].Trim('`'), cells => cells[2]);
        var linked = Library.Baselines.Baselines.Where(figure => figure.Items.Count > 0)
            .GroupBy(figure => figure.Items[0]).ToDictionary(same => same.Key, same => same.FirstOrDefault(figure => figure.Stratum is null) ?? same.First());

        Assert.Equal(linked.Keys.Order(), rows.Keys.Order());
        Assert.All(linked, pair => Assert.Equal(
            pair.Value.AsPublished ?? pair.Value.Percent.ToString("0.0###", CultureInfo.InvariantCulture).Replace(".0", "", StringComparison.Ordinal),
            rows[pair.Key].Replace(".0", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_figure_is_linked_to_at_most_one_item() =>
        Assert.All(Library.Baselines.Baselines, figure => Assert.InRange(figure.Items.Count, 0, 1));

    private static InstrumentLibrary Load() => LoadInstruments.Read(SourceTree.Instruments) switch
    {
        InstrumentsLoaded loaded => loaded.Library,
        InstrumentsRefused refused => throw new InvalidOperationException(string.Join('\n', refused.Problems)),
        _ => throw new InvalidOperationException("Neither loaded nor refused."),
    };
}
