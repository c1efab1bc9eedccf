using Fidelity.Core.Scoring.Tables;
using Fidelity.Data.Scoring;
using Xunit;

namespace Fidelity.Tests.Core.Scoring.Tables;

/// <summary>Files that are right in form and hard to score, and the same bytes however they are scored.</summary>
public sealed class ScoreTableTests
{
    private const string Items = "c-1,c-2,c-3,c-4,g-1,g-2,g-3";

    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Golden");

    [Theory]
    [InlineData("score-responses.csv", false)]
    [InlineData("score-responses-weighted.csv", false)]
    [InlineData("score-responses.csv", true)]
    public void The_same_answers_in_any_order_give_one_or_two_workers_the_same_bytes(string responses, bool isRaked)
    {
        using var folder = new TemporaryFolder();
        var roster = isRaked ? File.ReadAllLines(Path.Combine(Golden, "score-roster.csv")) : null;
        var lines = File.ReadAllLines(Path.Combine(Golden, responses));

        var expected = Bytes(lines, roster, workers: 1);

        Assert.NotEmpty(expected);
        for (var seed = 1; seed <= 4; seed++)
        {
            Assert.Equal(expected, Bytes(Shuffled(lines, seed), roster is null ? null : Shuffled(roster, seed), workers: 1 + (seed % 2)));
        }

        string Bytes(string[] rows, string[]? eligible, int workers) => Text(Rows(folder, rows, eligible, workers, "grade", "lunch"));
    }

    [Fact]
    public void Nobody_of_a_roster_answered()
    {
        var rows = Rows($"school,class,person,{Items}\n", "school,class,person,grade\nA,k1,p1,03\nB,k1,p1,03\n");

        Assert.Equal(["A", "B", "all"], rows.Select(row => row.Unit).Distinct());
        Assert.All(rows.Where(row => row.Measure != "responserate"), row => Assert.Equal((0, null, ScoreFlags.NoAnswers), (row.Count, row.Estimate, Unflagged(row))));
        Assert.Equal([(1, 0.0), (1, 0.0), (2, 0.0)], rows.Where(row => row.Measure == "responserate").Select(row => (row.Eligible!.Value, row.Estimate!.Value)));

        // Who answers nothing has no alpha and no group either: those say why in words of their own.
        static string Unflagged(ScoreRow row) => row.Measure.EndsWith("mean", StringComparison.Ordinal) || row.Measure.EndsWith("favorable", StringComparison.Ordinal)
            ? row.Flag
            : ScoreFlags.NoAnswers;
    }

    [Fact]
    public void Where_everything_is_missing_nobody_answered_anything()
    {
        var rows = Rows($"school,class,person,{Items}\nA,k1,p1,,,,,,,\nA,k2,p2,,,,,,,\n");

        Assert.All(rows, row => Assert.Equal((0, null), (row.Count, row.Estimate)));
        Assert.Equal(ScoreFlags.NoAnswers, Only(rows, "A", "item:c-1:favorable").Flag);
        Assert.Equal(ScoreFlags.TooFewItems, Only(rows, "A", "scale:choice:alpha").Flag);
        Assert.Equal(ScoreFlags.OneGroup, Only(rows, "A", "scale:choice:icc1").Flag);
        Assert.Equal(ScoreFlags.NoRoster, Only(rows, "A", "responserate").Flag);
    }

    [Fact]
    public void One_class_gives_figures_without_standard_error_interval_or_design_effect()
    {
        var rows = Rows($"school,class,person,{Items}\nA,k1,p1,5,1,3,2,1,1,1\nA,k1,p2,3,1,3,1,2,4,1\nA,k1,p3,4,2,3,2,1,1,1\n");

        foreach (var measure in new[] { "item:c-1:favorable", "item:c-1:mean", "scale:choice:mean" })
        {
            var row = Only(rows, "A", measure);
            Assert.Equal((3, ScoreFlags.OneClass), (row.Count, row.Flag));
            Assert.NotNull(row.Estimate);
            Assert.Equal((null, null, null, null, null), (row.StandardError, row.Low, row.High, row.DesignEffect, row.EffectiveCount));
        }

        Assert.Equal(ScoreFlags.OneGroup, Only(rows, "A", "scale:choice:icc2").Flag);
    }

    [Fact]
    public void Constant_answers_have_no_spread_and_no_reliability()
    {
        var rows = Rows($"school,class,person,{Items}\nA,k1,p1,5,5,1,2,1,1,1\nA,k1,p2,5,5,1,2,1,1,1\nA,k2,p3,5,5,1,2,1,1,1\nA,k2,p4,5,5,1,2,1,1,1\n");

        var mean = Only(rows, "A", "scale:choice:mean");
        Assert.Equal((100.0, 0.0, null, null, ScoreFlags.NoSpread), (mean.Estimate, mean.StandardError, mean.Low, mean.DesignEffect, mean.Flag));
        Assert.Equal((100.0, 100.0), (Only(rows, "A", "item:c-1:favorable").Estimate, Only(rows, "A", "item:c-1:favorable").High));
        Assert.Equal(ScoreFlags.TooFewItems, Only(rows, "A", "scale:choice:alpha").Flag);
        Assert.Equal(ScoreFlags.NoSpread, Only(rows, "A", "scale:choice:icc1").Flag);
    }

    [Fact]
    public void A_margin_that_cannot_be_raked_leaves_everybody_alike_and_says_so()
    {
        // Six who say grade 4, in a school whose roster knows grade 3 only: enough not to be merged, and no weight can make them nobody.
        var answered = Enumerable.Range(1, 12).Select(i => $"A,k{i % 3},p{i},{(i <= 6 ? "03" : "04")},{1 + (i % 5)},1,1,1,1,1,1");
        var eligible = Enumerable.Range(1, 20).Select(i => $"A,k{i % 3},p{i},03");

        var raked = Rows(
            $"school,class,person,grade,{Items}\n{string.Join('\n', answered)}\n", $"school,class,person,grade\n{string.Join('\n', eligible)}\n");
        var unweighted = Rows($"school,class,person,grade,{Items}\n{string.Join('\n', answered)}\n");

        var (one, other) = (Only(raked, "A", "item:c-1:mean"), Only(unweighted, "A", "item:c-1:mean"));
        Assert.Equal((ScoreFlags.NotRaked, ""), (one.Flag, other.Flag));
        Assert.Equal((other.Estimate, other.StandardError, other.Low, other.High), (one.Estimate, one.StandardError, one.Low, one.High));
    }

    [Fact]
    public void Space_around_a_cell_is_no_part_of_it_and_a_name_may_be_long()
    {
        var school = new string('é', 200);

        var rows = Rows($"school , class,person,{Items}\n \u00a0{school}\u3000,k1\t,p1, 5 ,1,1,1,1,1,1\n{school},k1,p2,5,1,1,1,1,1,1\n");

        Assert.Equal((2, 100.0), (Only(rows, school, "item:c-1:favorable").Count, Only(rows, school, "item:c-1:favorable").Estimate));
    }

    private static ScoreRow Only(IReadOnlyList<ScoreRow> rows, string unit, string measure) =>
        Assert.Single(rows, row => row.Unit == unit && row.Measure == measure && row.Category.Length == 0);

    private static IReadOnlyList<ScoreRow> Rows(string responses, string? roster = null)
    {
        using var folder = new TemporaryFolder();
        return Rows(folder, responses.Split('\n'), roster?.Split('\n'), workers: 2);
    }

    private static IReadOnlyList<ScoreRow> Rows(TemporaryFolder folder, string[] responses, string[]? roster, int workers, params string[] by)
    {
        var (first, second) = (Path.Combine(folder.Path, "responses.csv"), Path.Combine(folder.Path, "roster.csv"));
        File.WriteAllLines(first, responses.Where(line => line.Length > 0));
        File.WriteAllLines(second, (roster ?? []).Where(line => line.Length > 0));
        var names = new ScoreFileNames(
            Path.Combine(Golden, "score-instrument.yaml"), first, roster is null ? null : second, Path.Combine(Golden, "score-baselines.yaml"), null, by)
        {
            Workers = workers,
        };
        return Assert.IsType<Scored>(ScoreFiles.Run(names)).Rows;
    }

    private static string Text(IReadOnlyList<ScoreRow> rows)
    {
        using var writer = new StringWriter();
        WriteScores.To(writer, rows);
        return writer.ToString();
    }

    private static string[] Shuffled(string[] lines, int seed)
    {
        var rows = lines[1..];
        new Random(seed).Shuffle(rows);
        return [lines[0], .. rows];
    }
}
