using Fidelity.Core.Problems;
using Fidelity.Core.Scoring.Tables;
using Fidelity.Data.Scoring;
using Xunit;

namespace Fidelity.Tests.Core.Scoring.Tables;

/// <summary>Each rule has an example that breaks it and nothing else.</summary>
public sealed class ScoreRulesTests
{
    private const string Items = "c-1,c-2,c-3,c-4,g-1,g-2,g-3";
    private const string Good = $"school,class,person,weight,{Items}\nA,k1,p1,1,1,1,1,1,1,1,1\n";
    private const string GoodRoster = "school,class,person,grade\nA,k1,p1,03\nA,k2,p1,03\n";

    private static readonly string Instrument = Path.Combine(AppContext.BaseDirectory, "Golden", "score-instrument.yaml");

    // The limits (SCO-004) would need a file of a gigabyte or two million rows.
    public static TheoryData<string, string, string> Examples => new()
    {
        { "SCO-003", Good + "A,k1\n", GoodRoster },
        { "SCO-003", Good + "A,k1,p\"2,1,1,1,1,1,1,1,1\n", GoodRoster },
        { "SCO-003", "", GoodRoster },
        { "SCO-010", Good.Replace("class", "room", StringComparison.Ordinal), GoodRoster },
        { "SCO-010", Good, "school,class,person\nA,k1,p1\n" },
        { "SCO-011", Good.Replace("weight", "School", StringComparison.Ordinal), GoodRoster },
        { "SCO-011", Good.Replace("weight", "", StringComparison.Ordinal), GoodRoster },
        { "SCO-012", Good.Replace("g-3", "g_3", StringComparison.Ordinal), GoodRoster },
        { "SCO-020", Good.Replace("A,k1,p1", ",k1,p1", StringComparison.Ordinal), GoodRoster },
        { "SCO-021", Good + "A,k2,p1,1,1,1,1,1,1,1,1\n", GoodRoster },
        { "SCO-022", Good.Replace("1,1\n", "1,1.0\n", StringComparison.Ordinal), GoodRoster },
        { "SCO-022", Good.Replace("1,1\n", "1,NaN\n", StringComparison.Ordinal), GoodRoster },
        { "SCO-023", Good.Replace("p1,1", "p1,0", StringComparison.Ordinal), GoodRoster },
        { "SCO-023", Good.Replace("p1,1", "p1,NaN", StringComparison.Ordinal), GoodRoster },
        { "SCO-023", Good.Replace("p1,1", "p1,1e999", StringComparison.Ordinal), GoodRoster },
        { "SCO-023", Good.Replace("p1,1", "p1,", StringComparison.Ordinal), GoodRoster },
        { "SCO-030", Good + "A,k1,p2,1,1,1,1,1,1,1,1\n", GoodRoster },
        { "SCO-030", Good.Replace("A,k1", "B,k1", StringComparison.Ordinal), GoodRoster },
        { "SCO-031", Good, GoodRoster.Replace("k2,p1,03", "k2,p1,04", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_broken_rule_is_named(string code, string responses, string roster) =>
        Assert.Equal(code, Assert.Single(Problems(responses, roster)).Code);

    [Fact]
    public void What_is_right_has_no_problems() => Assert.Empty(Problems(Good, GoodRoster));

    [Fact]
    public void Text_that_is_not_UTF8_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "responses.csv");
        File.WriteAllBytes(file, [.. System.Text.Encoding.UTF8.GetBytes(Good), .. "A,k1,p"u8, 0xE9, .. ",1,1,1,1,1,1,1,1\n"u8]);

        var outcome = Assert.IsType<ScoreRefused>(ScoreFiles.Run(new(Instrument, file, null, null, null, [])));

        Assert.Equal(("SCO-002", 3), (outcome.Problems.Single().Code, outcome.Problems.Single().Line));
    }

    [Fact]
    public void A_column_to_divide_by_must_be_one_and_must_divide_people()
    {
        Assert.Equal(["SCO-013"], Problems(Good, GoodRoster, "race").Select(problem => problem.Code));
        Assert.Equal(["SCO-013"], Problems(Good, GoodRoster, "class").Select(problem => problem.Code));
        Assert.Equal(["SCO-013"], Problems(Good, GoodRoster, "c-1").Select(problem => problem.Code));
    }

    [Fact]
    public void Every_rule_has_an_example()
    {
        string[] elsewhere = ["SCO-001", "SCO-002", "SCO-004", "SCO-013"];

        Assert.Equal(
            ScoreRules.All.Select(rule => rule.Code).Order(), Examples.Select(example => (string)example[0]).Concat(elsewhere).Distinct().Order());
    }

    private static IReadOnlyList<Problem> Problems(string responses, string roster, params string[] by)
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (Path.Combine(folder.Path, "responses.csv"), Path.Combine(folder.Path, "roster.csv"));
        File.WriteAllText(first, responses);
        File.WriteAllText(second, roster);
        return ScoreFiles.Run(new(Instrument, first, second, null, null, by)) is ScoreRefused refused ? refused.Problems : [];
    }
}
