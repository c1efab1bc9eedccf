using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Core.Scoring.Tallies;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring.Statistics;

public sealed class EstimatesTests
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Clus = GoldenFile.Rows("apiclus1.csv");
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Strat = GoldenFile.Rows("apistrat.csv");
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> TwoStage = GoldenFile.Rows("apiclus2.csv");

    private static readonly Population StratWindow = Population.ThisWindow(
        6194, Strat.GroupBy(row => (long)row["stype"][0]).ToDictionary(type => type.Key, type => (int)GoldenFile.Number(type.First()["fpc"])!.Value));

    [Theory]
    [InlineData("students conferencing", "conferencing")]
    [InlineData("students goals", "goals")]
    [InlineData("weighted conferencing", "conferencing", "weight")]
    [InlineData("weighted goals", "goals", "weight")]
    public void A_mean_over_classes_agrees_with_R(string named, string variable, string? weight = null) =>
        AgreesAsMean(named, Estimates.Mean(MadeSchool.Students(variable, weight)));

    [Theory]
    [InlineData("teachers conferencing", "conferencing", null)]
    [InlineData("teachers goals", "goals", null)]
    [InlineData("teachers of 20 conferencing", "conferencing", 20)]
    [InlineData("teachers of 20 goals", "goals", 20)]
    public void A_mean_over_people_agrees_with_R_in_this_window_and_beyond(string named, string variable, int? eligible)
    {
        var population = eligible is { } all ? Population.ThisWindow(all) : Population.WhatTheSchoolIsLike();

        var estimate = Estimates.Mean(MadeSchool.Teachers(variable), population);

        AgreesAsMean(named, estimate);
        Assert.Equal(population.Inference, estimate!.Inference);
    }

    [Fact]
    public void Clusters_strata_and_a_finite_population_agree_with_R()
    {
        AgreesAsMean("clus api00", Estimates.Mean(Api(Clus, "dnum", false, _ => true)));
        AgreesAsMean("strat api00", Estimates.Mean(Api(Strat, "snum", true, _ => true)));
        AgreesAsMean("strat fpc api00", Estimates.Mean(Api(Strat, "snum", true, _ => true), StratWindow));
    }

    [Fact]
    public void A_sample_of_two_stages_and_its_domains_agree_with_R()
    {
        AgreesAsMean("two-stage api00", Estimates.Mean(Api(TwoStage, "dnum", false, _ => true)));
        AgreesAsShare("two-stage wide", Estimates.PercentFavorable(Wide(TwoStage, "dnum", false, _ => true)));
        foreach (var type in new[] { "E", "M", "H" })
        {
            AgreesAsMean($"two-stage api00 of {type}", Estimates.Mean(Api(TwoStage, "dnum", false, row => row["stype"] == type)));
            AgreesAsShare($"two-stage wide of {type}", Estimates.PercentFavorable(Wide(TwoStage, "dnum", false, row => row["stype"] == type)));
        }
    }

    [Fact]
    public void A_design_effect_agrees_with_R()
    {
        Agree("clus api00 effect", Api(Clus, "dnum", false, _ => true));
        Agree("strat api00 effect", Api(Strat, "snum", true, _ => true));
        Agree("two-stage api00 effect", Api(TwoStage, "dnum", false, _ => true));
        Agree("two-stage wide of E effect", Wide(TwoStage, "dnum", false, row => row["stype"] == "E"));

        static void Agree(string named, List<Observation> sample) =>
            Close.Equal(GoldenFile.Case("estimates.csv", named)["effect"], EffectOf(sample), 1e-11, named);
    }

    [Fact]
    public void One_class_and_constant_answers_have_no_design_effect()
    {
        List<Observation> oneClass = [new(1, 1, 1), new(3, 1, 1)];
        List<Observation> constant = [new(3, 1, 1), new(3, 1, 2)];

        Assert.Null(EffectOf(oneClass));
        Assert.Null(EffectOf(constant));
    }

    // The values of the samples are whole numbers.
    private static double? EffectOf(List<Observation> sample) => DesignEffect.Of(
        [.. sample.Select(one => new PsuSum(
            new TallyBlock(one.Stratum, one.Psu, Weight: one.Weight), (long)(one.Value ?? 0), one.Value is null ? 0 : 1, (long)((one.Value ?? 0) * (one.Value ?? 0))))],
        unit: 1,
        Linearised.Mean(sample)!);

    [Fact]
    public void A_stratum_with_one_PSU_is_centred_at_the_grand_mean()
    {
        var first = Strat.First(row => row["stype"] == "H");
        var rows = Strat.Where(row => row["stype"] != "H" || row == first).ToList();

        AgreesAsMean("lonely api00", Estimates.Mean(Api(rows, "snum", true, _ => true)));
    }

    [Fact]
    public void A_domain_keeps_the_PSUs_without_members_and_counts_degrees_of_freedom_without_them()
    {
        foreach (var type in new[] { "E", "M", "H" })
        {
            var estimate = Estimates.Mean(Api(Clus, "dnum", false, row => row["stype"] == type));

            AgreesAsMean($"clus api00 of {type}", estimate);
            var svyby = GoldenFile.Case("estimates.csv", $"svyby api00 of {type}");
            Close.Equal(svyby["se"], estimate!.StandardError, 1e-9);
        }

        AgreesAsMean("strat api00 of wide", Estimates.Mean(Api(Strat, "snum", true, row => row["sch.wide"] == "Yes")));
        AgreesAsMean("strat fpc api00 of wide", Estimates.Mean(Api(Strat, "snum", true, row => row["sch.wide"] == "Yes"), StratWindow));
    }

    [Fact]
    public void A_percentage_has_Korn_and_Graubards_interval()
    {
        AgreesAsShare("clus wide", Estimates.PercentFavorable(Wide(Clus, "dnum", false, _ => true)));
        AgreesAsShare("strat wide", Estimates.PercentFavorable(Wide(Strat, "snum", true, _ => true)));
        foreach (var type in new[] { "E", "M", "H" })
        {
            AgreesAsShare($"clus wide of {type}", Estimates.PercentFavorable(Wide(Clus, "dnum", false, row => row["stype"] == type)));
        }

        AgreesAsShare("students often", Estimates.PercentFavorable(MadeSchool.Students("often")));
        AgreesAsShare("weighted often", Estimates.PercentFavorable(MadeSchool.Students("often", "weight")));
        AgreesAsShare("students some", Estimates.PercentFavorable(MadeSchool.Students("some")));
    }

    [Fact]
    public void Where_all_answer_alike_or_all_classes_do_the_interval_is_Clopper_and_Pearsons()
    {
        // Four classes of ten, five favorable in each.
        var alike = Enumerable.Range(0, 40).Select(i => new Observation(i % 2, 1, i / 10)).ToList();

        AgreesAsShare("everyone", Estimates.PercentFavorable(MadeSchool.Students("everyone")));
        AgreesAsShare("nobody", Estimates.PercentFavorable(MadeSchool.Students("nobody")));
        AgreesAsShare("classes alike", Estimates.PercentFavorable(alike));
    }

    [Fact]
    public void One_class_alone_gives_the_figure_without_interval()
    {
        Observation[] oneClass = [new(1, 1, 7), new(0, 1, 7), new(1, 1, 7), new(1, 1, 7), new(null, 1, 8)];

        foreach (var estimate in new[] { Estimates.PercentFavorable(oneClass)!, Estimates.Mean(oneClass)! with { Value = 75 } })
        {
            Assert.Equal(new Estimate(75, null, 0, null, null, 4) { Cautions = Cautions.OneClass }, estimate);
        }
    }

    [Fact]
    public void Nobody_gives_nothing()
    {
        Assert.Null(Estimates.Mean([]));
        Assert.Null(Estimates.PercentFavorable([new Observation(null, 1, 1), new Observation(null, 1, 2)]));
    }

    [Fact]
    public void A_mean_without_any_spread_claims_no_certainty()
    {
        var estimate = Estimates.Mean([.. Enumerable.Range(0, 12).Select(i => new Observation(66.7, 1, i))])!;

        Assert.Equal(0, estimate.StandardError);
        Assert.False(estimate.HasInterval);
        Assert.Equal(Cautions.NoSpread, estimate.Cautions);
    }

    [Fact]
    public void When_all_have_answered_this_window_holds_no_uncertainty()
    {
        var teachers = MadeSchool.Teachers("often");

        var window = Estimates.PercentFavorable(teachers, Population.ThisWindow(12))!;
        var beyond = Estimates.PercentFavorable(teachers, Population.WhatTheSchoolIsLike(12))!;

        Assert.Equal((75, 75, Cautions.None), (window.Low, window.High, window.Cautions));
        Assert.True(beyond.Low < 60 && beyond.High > 85);
        Assert.Equal(Cautions.Unreliable, beyond.Cautions);
    }

    [Fact]
    public void The_rules_for_unreliable_percentages_hold_at_their_ends()
    {
        Assert.False(new ShareInterval(0.40, 0.70, 30).IsUnreliable(0.55));
        Assert.True(new ShareInterval(0.40, 0.70, 29.9).IsUnreliable(0.55));
        Assert.True(new ShareInterval(0.40, 0.71, 40).IsUnreliable(0.55));
        Assert.True(new ShareInterval(0.01, 0.07, 200).IsUnreliable(0.03));
        Assert.False(new ShareInterval(0.01, 0.05, 200).IsUnreliable(0.03));
    }

    [Fact]
    public void The_order_of_rows_and_the_keys_of_classes_change_no_bit()
    {
        var random = new Random(5);
        foreach (var variable in new[] { "conferencing", "goals", "often" })
        {
            var sample = MadeSchool.Students(variable, "weight");
            Func<IReadOnlyCollection<Observation>, Estimate?> estimate =
                variable == "often" ? one => Estimates.PercentFavorable(one) : one => Estimates.Mean(one);
            var expected = estimate(sample);
            for (var round = 0; round < 50; round++)
            {
                var key = sample.Select(one => one.Psu).Distinct().ToDictionary(psu => psu, _ => random.NextInt64());
                var shuffled = sample.Select(one => one with { Psu = key[one.Psu] }).ToArray();
                random.Shuffle(shuffled);

                Assert.Equal(expected, estimate(shuffled));
            }
        }
    }

    private static void AgreesAsMean(string named, Estimate? estimate) => Agrees(named, estimate, 1);

    private static void AgreesAsShare(string named, Estimate? estimate) => Agrees(named, estimate, 100);

    private static void Agrees(string named, Estimate? estimate, double unit)
    {
        var golden = GoldenFile.Case("estimates.csv", named);
        Assert.NotNull(estimate);
        Close.Equal(golden["value"] * unit, estimate.Value, 1e-12, named);
        Close.Equal(golden["low"] * unit, estimate.Low, 1e-9, named);
        Close.Equal(golden["high"] * unit, estimate.High, 1e-9, named);
        if (golden.TryGetValue("se", out var standardError))
        {
            Close.Equal(standardError * unit, estimate.StandardError, 1e-11, named);
            Assert.Equal(golden["df"], estimate.DegreesOfFreedom);
            Assert.Equal(golden["n"], estimate.Count);
        }

        if (golden.TryGetValue("effective", out var effective))
        {
            Close.Equal(effective, estimate.EffectiveCount, 1e-9, named);
        }
    }

    private static List<Observation> Wide(
        IEnumerable<IReadOnlyDictionary<string, string>> rows, string psu, bool strata, Predicate<IReadOnlyDictionary<string, string>> domain) =>
        Api(rows, psu, strata, domain, row => row["sch.wide"] == "Yes" ? 1 : 0);

    private static List<Observation> Api(
        IEnumerable<IReadOnlyDictionary<string, string>> rows,
        string psu,
        bool strata,
        Predicate<IReadOnlyDictionary<string, string>> domain,
        Func<IReadOnlyDictionary<string, string>, double?>? value = null) =>
    [
        .. rows.Select(row => new Observation(
            domain(row) ? (value ?? (one => GoldenFile.Number(one["api00"])))(row) : null,
            GoldenFile.Number(row["pw"])!.Value,
            (long)GoldenFile.Number(row[psu])!.Value,
            strata ? row["stype"][0] : 0)),
    ];
}
