using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Core.Scoring.Tallies;
using Fidelity.Data.Instruments;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class ScaleQualityTests
{
    private static readonly string[] Items = ["c-1", "c-2", "c-3", "c-4", "g-1", "g-2", "g-3"];

    private static readonly Instrument Made =
        ((InstrumentFileLoaded)LoadInstrumentFile.Read(Path.Combine(AppContext.BaseDirectory, "Golden", "score-instrument.yaml"), null, null)).Instrument;

    [Fact]
    public void A_scale_is_described_as_psych_and_R_describe_it()
    {
        var golden = GoldenFile.Rows("scale.csv").ToDictionary(row => row["statistic"], row => GoldenFile.Number(row["value"])!.Value);

        var quality = ScaleQuality.Of(Made, "choice", Answers());

        Assert.Equal(golden["n"], quality.Count);
        Close.Equal(golden["mean"], quality.Mean, 1e-12);
        Close.Equal(golden["sd"], quality.StandardDeviation, 1e-12);
        Close.Equal(golden["floor"], quality.Floor, 1e-12);
        Close.Equal(golden["ceiling"], quality.Ceiling, 1e-12);
        Close.Equal(golden["alpha"], quality.Alpha!.Value, 1e-12);
        Close.Equal(golden["low"], quality.Alpha.Low, 1e-10);
        Close.Equal(golden["high"], quality.Alpha.High, 1e-10);
        Assert.All(quality.Items.Zip(quality.Alpha.ItemRest), pair => Close.Equal(golden[$"rest {pair.First.Id}"], pair.Second, 1e-12));
    }

    [Fact]
    public void An_item_that_all_answered_alike_is_left_out_of_alpha()
    {
        List<byte[]> answers = [[1, 2, 1, 1, 0, 0, 0], [2, 3, 1, 1, 0, 0, 0], [5, 4, 1, 2, 0, 0, 0]];

        var quality = ScaleQuality.Of(Made, "choice", answers);

        Assert.Equal(["c-1", "c-2", "c-4"], quality.Items.Select(item => item.Id));
        Assert.NotNull(quality.Alpha);
    }

    [Fact]
    public void Nobody_and_constant_answers_give_no_alpha()
    {
        Assert.Equal((0, null, null), (ScaleQuality.Of(Made, "choice", []).Count, ScaleQuality.Of(Made, "choice", []).Mean, ScaleQuality.Of(Made, "choice", []).Alpha));
        Assert.Null(ScaleQuality.Of(Made, "choice", [[3, 3, 3, 1, 0, 0, 0], [3, 3, 3, 1, 0, 0, 0]]).Alpha);
    }

    // Shrout and Fleiss (1979), table 2: six targets rated by four judges, whose ICC(1,1) is .17 and ICC(1,4) .44.
    [Fact]
    public void The_intraclass_correlations_are_Shrout_and_Fleiss_s()
    {
        int[][] ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

        var icc = IccOf([.. ratings.SelectMany((target, t) => target.Select(rating => (t, rating)))])!;

        Assert.Equal(4, icc.TypicalSize, 1e-12);
        Assert.Equal(0.17, icc.Icc1, 0.005);
        Assert.Equal(0.44, icc.Icc2, 0.005);
        // As psych::ICC prints them: -0.133 to 0.723 and -0.884 to 0.912.
        Assert.Equal(-0.133, icc.Icc1Interval.Low, 0.0005);
        Assert.Equal(0.723, icc.Icc1Interval.High, 0.0005);
        Assert.Equal(-0.884, icc.Icc2Interval.Low, 0.0005);
        Assert.Equal(0.912, icc.Icc2Interval.High, 0.0005);
    }

    [Fact]
    public void Respondents_needed_reach_the_ICC_and_one_fewer_would_not()
    {
        var icc = new IntraclassCorrelation(20, 400, 20, 300, 100);

        var needed = icc.RespondentsNeeded()!.Value;

        Assert.True(SpearmanBrown(needed) >= IntraclassCorrelation.Dependable);
        Assert.True(SpearmanBrown(needed - 1) < IntraclassCorrelation.Dependable);
        Assert.Null(new IntraclassCorrelation(20, 400, 20, 90, 100).RespondentsNeeded());

        double SpearmanBrown(int n) => n * icc.Icc1 / (1 + ((n - 1) * icc.Icc1));
    }

    [Fact]
    public void One_group_or_nobody_beside_another_has_no_intraclass_correlation()
    {
        Assert.Null(IccOf([(1, 3), (1, 4)]));
        Assert.Null(IccOf([(1, 3), (2, 4)]));
        Assert.Null(IccOf([]));
        Assert.Null(IccOf([(1, 3), (1, 3), (2, 3)]));
    }

    private static IntraclassCorrelation? IccOf((int Group, int Value)[] scores) => IntraclassCorrelation.Of(
        scores.Select(score => new PsuSum(new TallyBlock(1, score.Group), score.Value, 1, score.Value * score.Value)), unit: 1, block => block.Psu);

    // The last seven columns; school names have commas and quotation marks, answers have not.
    private static List<byte[]> Answers() =>
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", "score-responses.csv")).Skip(1)
            .Select(line => line.Split(',')[^Items.Length..].Select(cell => cell.Length == 0 ? (byte)0 : byte.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)).ToArray()),
    ];
}
