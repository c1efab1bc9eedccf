using System.Globalization;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>
/// Whether schools with higher scores are also those whose students grow more (school growth percentiles, imported). An association
/// among schools, which says nothing of effect: <see cref="Sentence"/> stands beside it wherever it is shown.
/// </summary>
/// <param name="Correlation">Null unless <paramref name="State"/> is <see cref="AssociationState.Given"/>.</param>
/// <param name="Schools">Schools that count and have a growth figure.</param>
public sealed record AchievementAssociation(SpearmanCorrelation? Correlation, int Schools, AssociationState State)
{
    public const int FewestSchools = 10;

    /// <summary>What a reader must be told with the figure, in these words.</summary>
    public string Sentence => string.Create(CultureInfo.InvariantCulture,
        $"This is an association among {Schools} schools, not an effect: it does not show that the practice made students grow more or less, since schools differ in much else.");

    /// <param name="schools">Each school once, with its growth; null where none was imported. Low-response schools are left out.</param>
    /// <param name="seed">Of the random arrangements behind p; the same gives the same.</param>
    public static AchievementAssociation Of(IReadOnlyCollection<(SchoolScore School, double? Growth)> schools, int seed)
    {
        var pairs = schools.Where(one => one.School.Counts && one.Growth is not null).Select(one => (one.School.Score!.Value, one.Growth!.Value)).ToList();
        if (pairs.Exists(pair => !double.IsFinite(pair.Item1) || !double.IsFinite(pair.Item2)))
        {
            return new AchievementAssociation(null, pairs.Count, AssociationState.NotNumbers);
        }

        if (pairs.Count < FewestSchools)
        {
            return new AchievementAssociation(null, pairs.Count, AssociationState.TooFewSchools);
        }

        var correlation = SpearmanCorrelation.Of(pairs, seed);
        return new AchievementAssociation(correlation, pairs.Count, correlation is null ? AssociationState.NoSpread : AssociationState.Given);
    }
}

/// <summary>Whether there is a correlation, or why not.</summary>
public enum AssociationState
{
    Given,

    /// <summary>Fewer than <see cref="AchievementAssociation.FewestSchools"/> schools have both figures.</summary>
    TooFewSchools,

    /// <summary>All schools have the same score, or the same growth.</summary>
    NoSpread,

    /// <summary>A score or growth is not a finite number.</summary>
    NotNumbers,
}
