using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class ScaleScoreTests
{
    [Fact]
    public void A_score_is_the_mean_percent_of_maximum_possible()
    {
        var instrument = Asking(Judged("a"), Judged("b"), Judged("c"));

        Assert.Equal((0 + 25 + 75) / 3.0, ScaleScore.Of(instrument, "choice", [1, 2, 4]));
    }

    [Fact]
    public void A_reversed_item_is_turned_round_first()
    {
        var instrument = Asking(Judged("a"), Judged("b") with { Reversed = true });

        Assert.Equal(100.0, ScaleScore.Of(instrument, "choice", [5, 1]));
        Assert.Equal(50.0, ScaleScore.Of(instrument, "choice", [1, 1]));
    }

    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, true)]
    [InlineData(3, 1, false)]
    [InlineData(3, 2, true)]
    [InlineData(4, 2, false)]
    [InlineData(4, 3, true)]
    [InlineData(5, 3, false)]
    [InlineData(5, 4, true)]
    [InlineData(6, 4, true)]
    public void Two_thirds_of_the_items_make_a_score_and_fewer_do_not(int items, int answered, bool isScored)
    {
        var instrument = Asking([.. Enumerable.Range(0, items).Select(i => Judged($"i-{i}"))]);
        var packed = Enumerable.Range(0, items).Select(i => (byte)(i < answered ? 3 : 0)).ToArray();

        Assert.Equal(isScored ? 50.0 : null, ScaleScore.Of(instrument, "choice", packed));
    }

    [Fact]
    public void Descriptive_items_are_no_part_of_a_scale()
    {
        var instrument = Asking(Judged("a") with { Direction = ItemDirection.Descriptive }, Judged("b"));

        Assert.Equal(75.0, ScaleScore.Of(instrument, "choice", [1, 4]));
        Assert.Equal(75.0, ScaleScore.Of(instrument, "choice", [0, 4]));
        Assert.Null(ScaleScore.Of(instrument, "choice", [5, 0]));
    }

    [Fact]
    public void Items_may_have_options_of_different_number()
    {
        var four = Judged("b") with { Options = Options(4) };
        var instrument = Asking(Judged("a"), four);

        Assert.Equal((50 + 200 / 3.0) / 2, ScaleScore.Of(instrument, "choice", [3, 3])!.Value, 1e-12);
    }

    [Fact]
    public void Items_of_other_dimensions_do_not_count()
    {
        var instrument = Asking(Judged("a"), Judged("b") with { Dimension = "safety" });

        Assert.Equal(0.0, ScaleScore.Of(instrument, "choice", [1, 5]));
        Assert.Null(ScaleScore.Of(instrument, "belonging", [1, 5]));
    }

    [Fact]
    public void Answers_that_are_not_this_instruments_are_a_bug()
    {
        var instrument = Asking(Judged("a"), Judged("b"));

        Assert.Throws<ArgumentException>(() => ScaleScore.Of(instrument, "choice", [1]));
        Assert.Throws<ArgumentException>(() => ScaleScore.Of(instrument, "choice", [1, 6]));
    }

    private static Instrument Asking(params Item[] items) => new(
        "teacher", "1.0", RespondentRole.Teacher, null, null, 5, false, ["en"], Text("Survey"), Text("Hello"),
        [new("choice", Text("Choice"), null, items)], null, null, "");

    private static Item Judged(string id) => new(id, "choice", Text(id), Options(5), [4, 5], ItemDirection.HigherIsBetter, false, "none", 1);

    private static AnswerOption[] Options(int count) => [.. Enumerable.Range(1, count).Select(code => new AnswerOption(code, Text($"{code}")))];

    private static LocalizedText Text(string text) => new(new Dictionary<string, string> { ["en"] = text });
}
