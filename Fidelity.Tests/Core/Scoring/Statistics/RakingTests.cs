using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring.Statistics;

public sealed class RakingTests
{
    private static readonly double[][][] Populations =
        [[[50, 30, 9, 61], [70, 80]], [[50, 6, 4, 300], [180, 180]], [[50, 30, 9, 61], [100, 80]]];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Raking_with_merging_and_trimming_agrees_with_R(int made)
    {
        var people = GoldenFile.Rows("raking.csv").Where(row => row["case"] == $"{made}").ToList();

        var raked = Raking.Of([.. people.Select(_ => 1.0)], [Margin(people, "a", Populations[made - 1][0]), Margin(people, "b", Populations[made - 1][1])]);

        Assert.Equal(people[0]["converged"] == "1", raked.Converged);
        Assert.Equal(GoldenFile.Number(people[0]["trimmed"]), raked.Trimmed);
        Close.Equal(GoldenFile.Number(people[0]["kish"])!.Value, raked.WeightingEffect, 1e-9);
        Assert.All(people.Zip(raked.Weights), pair => Close.Equal(GoldenFile.Number(pair.First["weight"])!.Value, pair.Second, 1e-9));
        // Three people only have the third of four categories, and their smaller neighbour is the second.
        Assert.Equal(3, raked.Margins[0].Population.Count);
        Assert.Equal(Populations[made - 1][0][1] + Populations[made - 1][0][2], raked.Margins[0].Population[1]);
    }

    [Fact]
    public void Margins_that_contradict_each_other_leave_the_weights_as_they_were()
    {
        int[] a = [.. Enumerable.Range(0, 20).Select(i => i % 2)];

        var raked = Raking.Of([.. a.Select(_ => 2.0)], [new("a", a, [30, 30]), new("b", [.. a.Reverse()], [30, 31])]);

        Assert.False(raked.Converged);
        Assert.All(raked.Weights, weight => Assert.Equal(2.0, weight));
    }

    [Fact]
    public void Respondents_of_a_category_in_which_nobody_is_eligible_cannot_be_raked() =>
        Assert.False(Raking.Of([.. Enumerable.Repeat(1.0, 12)], [new("a", [.. Enumerable.Range(0, 12).Select(i => i % 2)], [0, 40])]).Converged);

    [Fact]
    public void Eligible_of_whom_nobody_answered_are_spoken_for_by_their_neighbours()
    {
        var raked = Raking.Of([.. Enumerable.Repeat(1.0, 12)], [new("a", [.. Enumerable.Range(0, 12).Select(i => i < 6 ? 0 : 2)], [6, 6, 12])]);

        Assert.True(raked.Converged);
        Assert.Equal([12, 12], raked.Margins[0].Population);
        Assert.All(raked.Weights, weight => Assert.Equal(2, weight, 1e-12));
    }

    [Fact]
    public void The_order_of_people_changes_no_bit()
    {
        var people = GoldenFile.Rows("raking.csv").Where(row => row["case"] == "2").ToArray();
        var expected = Weigh(people);
        var random = new Random(4);
        for (var round = 0; round < 20; round++)
        {
            random.Shuffle(people);
            Assert.Equal(expected, Weigh(people));
        }

        static Dictionary<string, double> Weigh(IReadOnlyDictionary<string, string>[] people) => people
            .Zip(Raking.Of([.. people.Select(_ => 1.0)], [Margin(people, "a", Populations[1][0]), Margin(people, "b", Populations[1][1])]).Weights)
            .GroupBy(pair => $"{pair.First["a"]} {pair.First["b"]}").OrderBy(cell => cell.Key)
            .ToDictionary(cell => cell.Key, cell => cell.Select(pair => pair.Second).Distinct().Single());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_no_weight_is_refused(double weight) =>
        Assert.Throws<ArgumentException>(() => Raking.Of([1, weight], [new("a", [0, 0], [5])]));

    private static RakingMargin Margin(IEnumerable<IReadOnlyDictionary<string, string>> people, string name, double[] population) =>
        new(name, [.. people.Select(row => (int)GoldenFile.Number(row[name])!.Value - 1)], population);
}
