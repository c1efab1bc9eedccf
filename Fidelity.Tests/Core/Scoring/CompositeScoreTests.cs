using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class CompositeScoreTests
{
    private static readonly PracticeScales Conferencing = new(Samples.Practice("conferencing", 1, 2), Samples.Means("conferencing"));
    private static readonly PracticeScales Goals = new(Samples.Practice("goals", 1, 1, importance: 3), Samples.Means("goals"));

    [Fact]
    public void A_practice_score_weighs_the_roles_and_adds_their_variances()
    {
        Agrees("practice conferencing", CompositeScore.OfPractice(Conferencing)!.Estimate);
        Agrees("practice goals", CompositeScore.OfPractice(Goals)!.Estimate);
    }

    [Fact]
    public void The_index_knows_that_the_same_people_answered_all_practices()
    {
        var index = CompositeScore.OfIndex([Conferencing, Goals])!;

        Agrees("index", index.Estimate);
        Assert.Equal([RespondentRole.Teacher, RespondentRole.Student], index.Roles);
        var asIfIndependent = Math.Sqrt(
            Math.Pow(CompositeScore.OfPractice(Conferencing)!.Estimate.StandardError!.Value / 4, 2)
            + Math.Pow(CompositeScore.OfPractice(Goals)!.Estimate.StandardError!.Value * 3 / 4, 2));
        // The classes that do well on one do well on the other, so the true error is the larger.
        Assert.True(index.Estimate.StandardError > 1.01 * asIfIndependent);
    }

    [Fact]
    public void A_missing_role_leaves_its_weight_to_the_others_and_is_named()
    {
        var students = Samples.Means("goals")[RespondentRole.Student];
        var scales = new PracticeScales(
            Samples.Practice("goals", 2, 1, principal: 1), new Dictionary<RespondentRole, Linearised> { [RespondentRole.Student] = students });

        var score = CompositeScore.OfPractice(scales)!;

        Assert.Equal(Estimates.Mean(students), score.Estimate);
        Assert.Equal([RespondentRole.Teacher, RespondentRole.Principal], score.MissingRoles);
    }

    [Fact]
    public void The_principals_word_moves_the_score_and_adds_no_variance()
    {
        var without = CompositeScore.OfPractice(new PracticeScales(Samples.Practice("goals", 1, 1), Samples.Means("goals")))!.Estimate;
        var means = Samples.Means("goals");
        means[RespondentRole.Principal] = Samples.Principal(100);

        var with = CompositeScore.OfPractice(new PracticeScales(Samples.Practice("goals", 1, 1, principal: 2), means))!.Estimate;

        Assert.Equal((without.Value + 100) / 2, with.Value, 1e-12);
        Assert.Equal(without.StandardError!.Value / 2, with.StandardError!.Value, 1e-12);
        Assert.Equal(without.DegreesOfFreedom, with.DegreesOfFreedom, 1e-9);
        Assert.Equal(without.Count + 1, with.Count);
    }

    [Fact]
    public void The_principal_alone_gives_a_score_but_no_interval()
    {
        var scales = new PracticeScales(
            Samples.Practice("goals", 1, 1, principal: 1),
            new Dictionary<RespondentRole, Linearised> { [RespondentRole.Principal] = Samples.Principal(80) });

        var estimate = CompositeScore.OfPractice(scales)!.Estimate;

        Assert.Equal(new Estimate(80, 0, 0, null, null, 1) { Cautions = Cautions.NoSpread }, estimate);
    }

    [Fact]
    public void A_role_seen_in_one_class_only_takes_the_interval_from_the_whole_score()
    {
        var means = Samples.Means("goals");
        means[RespondentRole.Student] = Linearised.Mean([new(50, 1, 1), new(75, 1, 1)])!;

        var estimate = CompositeScore.OfPractice(new PracticeScales(Samples.Practice("goals", 1, 1), means))!.Estimate;

        Assert.False(estimate.HasInterval);
        Assert.Equal(Cautions.OneClass, estimate.Cautions);
    }

    [Fact]
    public void A_practice_without_any_scale_is_left_out_of_the_index_and_named()
    {
        var nobody = new PracticeScales(Samples.Practice("choice", 1, 1, importance: 9), new Dictionary<RespondentRole, Linearised>());

        var index = CompositeScore.OfIndex([nobody, Conferencing, Goals])!;

        Agrees("index", index.Estimate);
        Assert.Equal(["choice"], index.MissingPractices);
        Assert.Null(CompositeScore.OfPractice(nobody));
        Assert.Null(CompositeScore.OfIndex([]));
    }

    [Fact]
    public void The_order_of_practices_and_the_keys_of_classes_change_no_bit()
    {
        var relabelled = new[] { "goals", "conferencing" }.Select(variable => new PracticeScales(
            variable == "goals" ? Goals.Practice : Conferencing.Practice,
            new Dictionary<RespondentRole, Linearised>
            {
                [RespondentRole.Student] = Linearised.Mean(
                    [.. Statistics.MadeSchool.Students(variable).Select(one => one with { Psu = 1_000 - (one.Psu * 37) }).Reverse()])!,
                [RespondentRole.Teacher] = Linearised.Mean(
                    [.. Statistics.MadeSchool.Teachers(variable).Select(one => one with { Psu = one.Psu * 31 % 101 }).Reverse()])!,
            }));

        Assert.Equal(CompositeScore.OfIndex([Conferencing, Goals])!.Estimate, CompositeScore.OfIndex([.. relabelled])!.Estimate);
    }

    private static void Agrees(string named, Estimate estimate)
    {
        var golden = GoldenFile.Case("estimates.csv", named);
        Close.Equal(golden["value"], estimate.Value, 1e-12, named);
        Close.Equal(golden["se"], estimate.StandardError, 1e-10, named);
        Close.Equal(golden["df"], estimate.DegreesOfFreedom, 1e-9, named);
        Close.Equal(golden["low"], estimate.Low, 1e-9, named);
        Close.Equal(golden["high"], estimate.High, 1e-9, named);
        Close.Equal(golden["low90"], estimate.IntervalAt(0.90)?.Low, 1e-9, named);
        Close.Equal(golden["high90"], estimate.IntervalAt(0.90)?.High, 1e-9, named);
        Close.Equal(golden["in.place"], LevelJudgement.Of(estimate, Samples.Levels).ProbabilityInPlace, 1e-9, named);
    }
}
