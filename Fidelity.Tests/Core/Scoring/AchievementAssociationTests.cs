using Fidelity.Core.Scoring;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Core.Scoring;

public sealed class AchievementAssociationTests
{
    [Fact]
    public void Scores_and_growth_of_schools_are_associated_as_R_says()
    {
        var golden = GoldenFile.Case("change.csv", "schools");

        var association = AchievementAssociation.Of(MadeDistrictWaves.Schools(), seed: 1);

        Assert.Equal((AssociationState.Given, 30), (association.State, association.Schools));
        Close.Equal(golden["rho"], association.Correlation!.Rho, 1e-9);
        Close.Equal(golden["low"], association.Correlation.Low, 1e-6);
        Close.Equal(golden["high"], association.Correlation.High, 1e-6);
        // R took 200,000 other arrangements; four standard errors of 9,999.
        Assert.Equal(golden["p"], association.Correlation.PValue, 4 * Math.Sqrt(golden["p"] / 9_999));
    }

    [Fact]
    public void The_sentence_says_association_and_not_effect_and_how_many_schools()
    {
        var sentence = AchievementAssociation.Of(MadeDistrictWaves.Schools(), seed: 1).Sentence;

        Assert.Contains("an association among 30 schools, not an effect", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("caus", sentence, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Nine_schools_are_too_few_and_those_without_growth_or_response_do_not_count()
    {
        var schools = MadeDistrictWaves.Schools().Where(one => one.School.Counts).ToList();

        Assert.Equal(AssociationState.Given, AchievementAssociation.Of(schools[..10], 1).State);
        Assert.Equal((9, AssociationState.TooFewSchools), Parts([.. schools[..9], .. schools[9..].Select(one => (one.School, (double?)null))]));
        Assert.Equal((9, AssociationState.TooFewSchools), Parts([.. schools[..9], .. schools[9..].Select(one => (one.School with { LowResponse = true }, one.Growth))]));
        Assert.Equal((0, AssociationState.TooFewSchools), Parts([]));
    }

    [Fact]
    public void Growth_that_is_all_the_same_or_no_number_has_no_correlation_and_says_why()
    {
        var schools = MadeDistrictWaves.Schools();

        Assert.Equal((30, AssociationState.NoSpread), Parts([.. schools.Select(one => (one.School, (double?)50))]));
        Assert.Equal((30, AssociationState.NotNumbers), Parts([.. schools.Select(one => (one.School, (double?)double.NaN))]));
    }

    private static (int Schools, AssociationState State) Parts(List<(SchoolScore School, double? Growth)> schools)
    {
        var association = AchievementAssociation.Of(schools, 1);
        Assert.Equal(association.State == AssociationState.Given, association.Correlation is not null);
        return (association.Schools, association.State);
    }
}
