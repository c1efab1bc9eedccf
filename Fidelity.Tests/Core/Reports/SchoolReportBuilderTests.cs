using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Scoring;
using Xunit;

namespace Fidelity.Tests.Core.Reports;

public sealed class SchoolReportBuilderTests
{
    private static readonly MadeSchool FewTeachers = new(Seed: 8, Teachers: (4, 12), Lower: (60, 180), Upper: (0, 0), PrincipalConsents: false);

    [Fact]
    public void The_headline_says_level_firmness_index_and_chance()
    {
        var cells = MadeRelease.Cells(new MadeSchool());
        var index = cells.Single(cell => cell.Measure == Measure.FidelityIndex);

        var headline = MadeRelease.Report(cells).Headline;

        Assert.Equal(index.Value, headline.Index.Value);
        Assert.Equal(index.Level, headline.Level?.Level);
        Assert.StartsWith(Phrases.Of(index.Level!.Value), headline.Text, StringComparison.Ordinal);
        Assert.Contains(Shown.Number(index.Value!.Value, FigureUnit.Score), headline.Explanation, StringComparison.Ordinal);
        Assert.Contains(Shown.Chance(index.ProbabilityInPlace!.Value), headline.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true, "Partial, firm")]
    [InlineData(FidelityLevel.InPlace, true, "Partial, borderline with In place")]
    [InlineData(null, false, "Partial, firmness not known")]
    public void A_level_says_how_firm_it_is(FidelityLevel? other, bool hasInterval, string expected)
    {
        Assert.Equal(expected, new LevelReading(FidelityLevel.Partial, other, hasInterval).Text);
    }

    [Fact]
    public void Practices_firmly_below_target_come_first_and_the_largest_gap_leads()
    {
        var practices = MadeRelease.Report().Practices;

        Assert.Equal(MadeRelease.Library.Framework.Practices.Count(), practices.Count);
        Assert.Equal(practices.Select(practice => practice.Standing).Order(), practices.Select(practice => practice.Standing));
        foreach (var standing in practices.GroupBy(practice => practice.Standing))
        {
            Assert.Equal(standing.OrderByDescending(practice => practice.Gap * practice.Importance), standing);
        }

        Assert.All(practices.Where(practice => practice.Standing == PracticeStanding.FirmlyBelow), practice => Assert.True(practice.Score.High < practice.Target));
    }

    [Fact]
    public void Guardrails_and_conditions_stand_apart_and_have_no_level()
    {
        var report = MadeRelease.Report();

        Assert.Equal(["belonging", "safety", "known", "productive-time", "equity-of-pace"], report.Guardrails.Select(guardrail => guardrail.Id));
        Assert.Equal(6, report.Conditions.Count);
        Assert.DoesNotContain(report.Practices, practice => practice.Dimension.Kind != DimensionKind.Practice);
    }

    [Fact]
    public void A_suppressed_cell_becomes_words_and_holds_no_number()
    {
        var report = MadeRelease.Report(FewTeachers);

        var hidden = Figures(report).Where(figure => figure.State != CellState.Published).ToList();

        Assert.NotEmpty(hidden);
        Assert.All(hidden, figure =>
        {
            Assert.Null(figure.Value);
            Assert.Null(figure.Low);
            Assert.Null(figure.Count);
            Assert.DoesNotContain(figure.Text, char.IsDigit);
        });
        Assert.Equal("No headline level", report.Headline.Text);
        Assert.All(report.Practices, practice => Assert.Equal(PracticeStanding.NotShown, practice.Standing));
    }

    [Fact]
    public void What_is_not_shown_is_listed_with_the_reason()
    {
        var notes = MadeRelease.Report(FewTeachers).Suppressed;

        Assert.Contains(notes, note => note.What.StartsWith("Teachers:", StringComparison.Ordinal) && note.Why == Phrases.Why(CellState.SuppressedSmall));
        Assert.Contains(notes, note => note.What.StartsWith("Students, grades", StringComparison.Ordinal) && note.Why == Phrases.Why(CellState.LowResponse));
        Assert.Contains(notes, note => note.What.StartsWith("Principal:", StringComparison.Ordinal) && note.Why == Phrases.Why(CellState.SuppressedNoConsent));
    }

    [Fact]
    public void A_role_below_its_gate_is_named_in_the_table_and_among_the_things_to_look_at()
    {
        var report = MadeRelease.Report(new MadeSchool(Upper: (60, 200), Lower: (20, 100)));

        Assert.Equal([true, false, false, true], report.Responses.Select(response => response.MeetsGate));
        Assert.Contains(report.LookAt, thing => thing.Title == "Too few answers to rely on");
        Assert.All(report.Practices, practice => Assert.Equal("without students", practice.MissingRoles));
    }

    [Fact]
    public void An_instrument_that_nobody_was_asked_with_has_no_column()
    {
        var report = MadeRelease.Report(new MadeSchool(Lower: (0, 0)));

        Assert.Equal(["teacher", "student-upper", "principal"], report.Groups.Select(group => group.InstrumentId));
    }

    [Fact]
    public void Only_a_probability_sample_of_the_same_construct_counts_as_the_nations_figure()
    {
        var baselines = MadeRelease.Library.Baselines.Baselines.ToDictionary(baseline => baseline.Id);

        var national = MadeRelease.Report().National;

        Assert.Contains(national, comparison => comparison.IsHeadline);
        Assert.All(national.Where(comparison => comparison.IsHeadline), comparison => Assert.True(baselines[comparison.BaselineId].CountsInHeadline));
        Assert.All(national.Where(comparison => !comparison.IsHeadline && !comparison.IsOnePerson), comparison =>
        {
            Assert.False(baselines[comparison.BaselineId].CountsInHeadline);
            Assert.StartsWith("Context only", comparison.Label, StringComparison.Ordinal);
        });
        Assert.All(national, comparison => Assert.Equal(baselines[comparison.BaselineId].FavorablePercent, comparison.National));
        Assert.All(national, comparison => Assert.Contains(baselines[comparison.BaselineId].Year, comparison.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_published_in_words_is_shown_in_them_and_nothing_is_subtracted()
    {
        var comparison = MadeRelease.Report().National.Single(comparison => comparison.BaselineId == "norc-2018-learns-best");

        Assert.Equal("about 50 percent", comparison.NationalText);
        Assert.Null(comparison.Gap);
        Assert.False(comparison.IsHeadline);
        Assert.DoesNotContain("points", comparison.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_practice_without_a_published_figure_says_so()
    {
        var practice = MadeRelease.Report().Practices.Single(practice => practice.Dimension.Id == "competency");

        Assert.Equal(Phrases.NoNationalFigure, practice.NationalText);
    }

    [Fact]
    public void Options_run_from_furthest_to_nearest_and_a_reversed_question_is_turned()
    {
        var items = MadeRelease.Report().Dimensions.SelectMany(dimension => dimension.Items).ToDictionary(item => item.Id);

        Assert.Equal([1, 2, 3, 4, 5], items["t-one-1"].Options.Select(option => option.Code));
        Assert.Equal([5, 4, 3, 2, 1], items["t-one-4"].Options.Select(option => option.Code));
        Assert.Equal([false, false, false, true, true], items["t-one-4"].Options.Select(option => option.Favorable));
    }

    [Fact]
    public void A_report_of_made_up_answers_says_so_in_its_title_and_a_real_one_does_not()
    {
        var cells = MadeRelease.Cells(new MadeSchool());

        Assert.StartsWith("Demonstration data", MadeRelease.Report(cells, isDemonstration: true).Heading.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("Demonstration", MadeRelease.Report(cells, isDemonstration: false).Heading.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_asked_with_a_questionnaire_that_is_gone_cannot_be_worded()
    {
        var provenance = Provenance.None with { Instruments = "teacher/1.0 abc\nteacher/0.9 def" };

        var found = ReleaseInstruments.Of(provenance, MadeRelease.Library);

        Assert.Equal(["teacher/1.0"], found.Instruments.Select(instrument => instrument.Key));
        Assert.Contains("teacher/0.9", Assert.Single(found.Problems).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Figure> Figures(SchoolReport report) =>
    [
        report.Headline.Index,
        .. report.Practices.SelectMany(practice => new[] { practice.Score, practice.Perception }),
        .. report.Dimensions.SelectMany(dimension => dimension.Groups.Select(group => group.Scale)),
        .. report.Dimensions.SelectMany(dimension => dimension.Items).SelectMany(item => item.Options.Select(option => option.Share).Append(item.Favorable)),
        .. report.Responses.Select(response => response.Rate),
    ];
}
