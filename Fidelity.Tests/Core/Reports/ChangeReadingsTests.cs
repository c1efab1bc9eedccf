using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Scoring;
using Xunit;

namespace Fidelity.Tests.Core.Reports;

public sealed class ChangeReadingsTests
{
    private static readonly string Practice = MadeRelease.Library.Framework.Practices.First(practice => practice.Id == "one-on-one").Id;

    [Fact]
    public void A_difference_of_two_waves_has_the_interval_of_two_independent_samples()
    {
        var change = Teachers(Changes([Scale("teacher", 60)], [Scale("teacher", 70)]));

        // Standard errors of 2 and 2 on 20 degrees of freedom each. R: 10 + c(-1, 1) * qt(0.975, 40) * sqrt(8)
        Assert.Equal(10, change.Difference!.Value);
        Assert.Equal(4.283536, change.Difference.Low!.Value, 1e-6);
        Assert.Equal(15.716464, change.Difference.High!.Value, 1e-6);
        Assert.Equal((ChangeVerdict.Up, "Up"), (change.Verdict, change.Text));
    }

    [Theory]
    [InlineData(70, 60, "Down")]
    [InlineData(60, 61, "About the same")]
    [InlineData(60, 65.5, "No clear change")]
    public void Each_verdict_has_its_word(double earlier, double later, string word) =>
        Assert.Equal(word, Teachers(Changes([Scale("teacher", earlier)], [Scale("teacher", later)])).Text);

    [Fact]
    public void The_same_figures_are_about_the_same_and_the_earlier_ones_are_the_earlier_cells()
    {
        var cells = MadeRelease.Cells(new MadeSchool());
        var changes = Changes(cells, cells);

        Assert.Equal(1 + MadeRelease.Library.Framework.Practices.Count(), changes.Rows.Count(row => row.Score is not null));
        Assert.Equal(["teacher", "student-upper", "student-lower"], changes.Groups.Select(group => group.InstrumentId));
        Assert.All(changes.Rows.Select(row => row.Score).OfType<FigureChange>(), score =>
        {
            Assert.Equal(0, score.Difference!.Value);
            Assert.Equal(score.Later.Value, score.Earlier.Value);
            Assert.Equal(ChangeVerdict.AboutTheSame, score.Verdict);
        });
        Assert.StartsWith("Of 8 practice scores compared: 8 about the same.", changes.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_earlier_release_nothing_is_said_of_change() => Assert.Null(MadeRelease.Report().Changes);

    [Fact]
    public void A_figure_that_is_hidden_on_either_side_gives_the_reason_and_no_number()
    {
        var low = Scale("teacher", 60) with { Flags = CellFlags.LowResponse };
        var students = Scale("student-upper", 50);

        var later = Changes([Scale("teacher", 60), students], [low, students]);
        var earlier = Changes([low, students], [Scale("teacher", 60), students]);

        Assert.Equal("Low response", Teachers(later).Text);
        Assert.Equal("Earlier: low response", Teachers(earlier).Text);
        Assert.Null(Teachers(later).Difference);
        Assert.Null(Teachers(earlier).Verdict);
    }

    [Fact]
    public void Another_wording_cannot_be_compared_unless_the_item_says_what_it_continues()
    {
        var cells = Protect([Scale("teacher", 60), Scale("student-upper", 50)]);
        var library = MadeRelease.Library;
        var teacher = library.Newest.Single(instrument => instrument.Id == "teacher");
        var reworded = Reworded(teacher, item => item with { Id = $"{item.Id}-reworded" });
        var continued = Reworded(teacher, item => item with { Id = $"{item.Id}-reworded", Continues = item.Id });

        var broken = Changes(cells, cells, library with { Instruments = [.. library.Instruments, reworded] }, reworded.Key);
        var carried = Changes(cells, cells, library with { Instruments = [.. library.Instruments, continued] }, continued.Key);

        Assert.Equal("Cannot be compared: the wording changed", Teachers(broken).Text);
        Assert.Null(Teachers(broken).Difference);
        Assert.Equal("About the same", Teachers(carried).Text);
    }

    [Fact]
    public void A_score_of_other_groups_is_not_compared_and_the_groups_still_are()
    {
        var before = new[] { Score(60), Scale("teacher", 60) };
        var now = new[] { Score(62), Scale("teacher", 62), Scale("student-upper", 62) };

        var changes = Changes(before, now);

        Assert.False(changes.HasScores);
        Assert.Equal(0.0, Changes(before, before).Rows.Single(row => row.Score?.Difference is not null).Score!.Difference!.Value);
        Assert.Equal(2, Teachers(changes).Difference!.Value);
        Assert.Equal("Not asked", changes.Rows.First(row => row.Kind == DimensionKind.Practice && row.Groups[0].Difference is null).Groups[0].Text);
    }

    [Fact]
    public void A_score_under_another_framework_is_not_compared()
    {
        var cells = Protect([Score(60), Scale("teacher", 60)]);
        var earlier = Release(MadeRelease.Release().Provenance with { FrameworkHash = "other" });

        var changes = Changes(cells, cells, MadeRelease.Library, earlier);

        Assert.False(changes.HasScores);
        Assert.Equal(0, Teachers(changes).Difference!.Value);
    }

    [Fact]
    public void Where_nothing_can_be_compared_a_sentence_says_so()
    {
        var changes = Changes([Scale("teacher", 60, count: 4)], [Scale("teacher", 60)]);

        Assert.Empty(changes.Rows);
        Assert.StartsWith("Nothing can be compared", changes.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_names_the_release_that_it_compares_with()
    {
        var cells = MadeRelease.Cells(new MadeSchool());

        Assert.Contains(Report(cells, cells, MadeRelease.Library, MadeRelease.Release()).Provenance, line => line.Name == "Compared with");
        Assert.DoesNotContain(MadeRelease.Report(cells).Provenance, line => line.Name == "Compared with");
    }

    private static FigureChange Teachers(ChangeTable changes) =>
        changes.Rows.Single(row => row.Name == MadeRelease.Library.Framework.Find(Practice)!.Name.In("en")).Groups[0];

    private static ChangeTable Changes(CandidateCell[] before, CandidateCell[] now) => Changes(Protect(before), Protect(now));

    private static ChangeTable Changes(IReadOnlyList<ReleasedCell> before, IReadOnlyList<ReleasedCell> now) =>
        Changes(before, now, MadeRelease.Library, MadeRelease.Release());

    /// <param name="teacher">The key of the teachers' questionnaire in the later wave.</param>
    private static ChangeTable Changes(IReadOnlyList<ReleasedCell> before, IReadOnlyList<ReleasedCell> now, InstrumentLibrary library, string teacher)
    {
        var release = Release(MadeRelease.Release().Provenance with { Instruments = $"{teacher} abc\nstudent-upper/1.0 abc" });
        return SchoolReportBuilder.Build(
            release, MadeRelease.School, now, library, ReleaseInstruments.Of(release.Provenance, library).Instruments, earlier: new(MadeRelease.Release(), before)).Changes!;
    }

    private static ChangeTable Changes(IReadOnlyList<ReleasedCell> before, IReadOnlyList<ReleasedCell> now, InstrumentLibrary library, Release earlier) =>
        Report(before, now, library, earlier).Changes!;

    private static SchoolReport Report(IReadOnlyList<ReleasedCell> before, IReadOnlyList<ReleasedCell> now, InstrumentLibrary library, Release earlier) =>
        SchoolReportBuilder.Build(
            MadeRelease.Release(), MadeRelease.School, now, library, ReleaseInstruments.Of(MadeRelease.Release().Provenance, library).Instruments, earlier: new(earlier, before));

    private static Release Release(Provenance provenance) => new(default, 1, "Fall 2025", TestClock.SomeMonday.AddDays(-300), provenance, "hash", false);

    private static Instrument Reworded(Instrument one, Func<Item, Item> reword) => new(
        one.Id, "9.0", one.Role, one.LowestGrade, one.HighestGrade, one.Minutes, one.AsksForClass, one.Languages, one.Title, one.Introduction,
        [.. one.Pages.Select(page => page with { Items = [.. page.Items.Select(item => item.Dimension == Practice ? reword(item) : item)] })],
        one.OpenQuestion, one.Consent, "hash");

    private static IReadOnlyList<ReleasedCell> Protect(IReadOnlyList<CandidateCell> cells) => Disclosure.Protect(cells, DisclosureRules.Default);

    private static CandidateCell Scale(string instrument, double value, int count = 40) => With(
        new CellAddress(
            MadeRelease.School.Id, Measure.ScaleMean, instrument == "teacher" ? RespondentRole.Teacher : RespondentRole.Student, instrument, Practice),
        value, count);

    private static CandidateCell Score(double value) =>
        With(new CellAddress(MadeRelease.School.Id, Measure.PracticeScore, Dimension: Practice), value, 40) with { Level = FidelityLevel.Partial, TargetGap = 70 - value };

    private static CandidateCell With(CellAddress address, double value, int count) => new(address)
    {
        Value = value, Low = value - 4, High = value + 4, StandardError = 2, DegreesOfFreedom = 20, Count = count, Eligible = 60,
    };
}
