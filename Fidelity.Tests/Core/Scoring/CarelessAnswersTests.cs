using System.Globalization;
using Fidelity.Core.Demonstration;
using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Data.Instruments;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class CarelessAnswersTests
{
    // c-1 c-2 c-3 (reversed) c-4 (two options) g-1 g-2 g-3 (descriptive)
    private static readonly Instrument Made =
        ((InstrumentFileLoaded)LoadInstrumentFile.Read(Path.Combine(AppContext.BaseDirectory, "Golden", "score-instrument.yaml"), null, null)).Instrument;

    private static readonly List<(byte[] Answers, Observation Design)> Answers =
    [
        .. GoldenFile.Rows("careless.csv").Select(row => (
            Made.Items.Select(item => byte.Parse(row[item.Id], CultureInfo.InvariantCulture)).ToArray(),
            new Observation(null, 1, long.Parse(row["class"], CultureInfo.InvariantCulture)))),
    ];

    [Fact]
    public void Straight_liners_are_counted_and_scales_given_with_and_without_them_as_R_has_it()
    {
        var golden = GoldenFile.Case("change.csv", "careless");

        var careless = CarelessAnswers.Of(Made, Answers);

        Assert.Equal((golden["count"], golden["judged"], 90), (careless.Count, careless.Judged, careless.Respondents));
        Close.Equal(golden["percent"], careless.Percent, 1e-12);
        Assert.Equal(["choice", "goals"], careless.Scales.Select(scale => scale.Dimension));
        Assert.All(careless.Scales, scale =>
        {
            Agrees($"careless {scale.Dimension} all", scale.All);
            Agrees($"careless {scale.Dimension} without", scale.WithoutCareless);
        });
    }

    [Theory]
    [InlineData(new byte[] { 3, 3, 3, 1, 3, 3, 3 }, true)]
    [InlineData(new byte[] { 5, 5, 5, 2, 5, 5, 5 }, true)]
    [InlineData(new byte[] { 5, 5, 5, 0, 5, 5, 5 }, true)]
    [InlineData(new byte[] { 5, 5, 1, 2, 5, 5, 5 }, false)]
    [InlineData(new byte[] { 5, 5, 5, 2, 5, 5, 4 }, false)]
    // The reversed item, or any other of the six, left out: what is left shows nothing.
    [InlineData(new byte[] { 5, 5, 0, 2, 5, 5, 5 }, null)]
    [InlineData(new byte[] { 5, 5, 5, 2, 5, 5, 0 }, null)]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0 }, null)]
    public void All_alike_is_judged_over_items_with_the_same_options_and_a_reversed_one_among_them(byte[] packed, bool? expected) =>
        Assert.Equal(expected, CarelessAnswers.AllAlike(Made, packed));

    [Fact]
    public void Of_nobody_or_of_items_that_all_point_one_way_nothing_can_be_said()
    {
        var nobody = CarelessAnswers.Of(Made, []);
        var notJudged = CarelessAnswers.Of(OneWay(), Answers);

        Assert.Equal((0, 0, 0, null), (nobody.Count, nobody.Judged, nobody.Respondents, nobody.Percent));
        Assert.All(nobody.Scales, scale => Assert.Equal((null, null), (scale.All, scale.WithoutCareless)));
        Assert.Equal((0, 0, 90, null), (notJudged.Count, notJudged.Judged, notJudged.Respondents, notJudged.Percent));
        Assert.All(notJudged.Scales, scale => Assert.Equal(scale.All, scale.WithoutCareless));
    }

    [Fact]
    public void Where_all_are_careless_nothing_is_left_without_them()
    {
        var careless = CarelessAnswers.Of(Made, [.. Enumerable.Range(0, 12).Select(i => (new byte[] { 4, 4, 4, 1, 4, 4, 4 }, new Observation(null, 1, i)))]);

        Assert.Equal((12, 100), (careless.Count, careless.Percent));
        Assert.All(careless.Scales, scale => Assert.Equal((Cautions.NoSpread, null), (scale.All!.Cautions, scale.WithoutCareless)));
    }

    [Fact]
    public void In_every_questionnaire_that_is_shipped_straight_liners_are_seen_and_others_are_not_taken_for_one()
    {
        var library = ((InstrumentsLoaded)LoadInstruments.Read(InstrumentFiles.Locate()!)).Library;

        Assert.All(library.Instruments, instrument =>
        {
            Assert.True(CarelessAnswers.AllAlike(instrument, [.. instrument.Items.Select(item => (byte)item.Options[1].Code)]));
            Assert.All(Enumerable.Range(0, 200), person =>
                Assert.NotEqual(true, CarelessAnswers.AllAlike(instrument, new AnswerModel(1).Draw(instrument, "school", "class", $"person {person}"))));
        });
    }

    // The items of an instrument are taken from its pages when it is made, so a copy is made anew.
    private static Instrument OneWay() => new(
        Made.Id, Made.Version, Made.Role, Made.LowestGrade, Made.HighestGrade, Made.Minutes, Made.AsksForClass, Made.Languages, Made.Title, Made.Introduction,
        [.. Made.Pages.Select(page => page with { Items = [.. page.Items.Select(item => item with { Reversed = false })] })],
        Made.OpenQuestion, Made.Consent, Made.Hash);

    private static void Agrees(string named, Estimate? estimate)
    {
        var golden = GoldenFile.Case("change.csv", named);
        Close.Equal(golden["value"], estimate?.Value, 1e-9, named);
        Close.Equal(golden["se"] * golden["se"], estimate!.StandardError * estimate.StandardError, 1e-9, named);
        Close.Equal(golden["low"], estimate.Low, 1e-6, named);
        Close.Equal(golden["high"], estimate.High, 1e-6, named);
        Assert.Equal(golden["n"], estimate.Count);
    }
}
