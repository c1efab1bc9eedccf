using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Releases;

/// <summary>
/// The students' scales and percents favorable by grade, in a school where more than one grade answered. The grades divide the school's
/// respondents, so these figures add up to the school's: <see cref="GroupSuppression"/> looks after that. The shares of single options are
/// not given by grade.
/// </summary>
internal static class GradeCells
{
    private const string Prefix = "grade:";

    public static IEnumerable<CandidateCell> Of(SchoolCells.Sample sample)
    {
        var survey = sample.Survey;
        if (survey.Instrument.Role != RespondentRole.Student || survey.CountOfGrade.Count < 2)
        {
            return [];
        }

        var items = survey.Instrument.Items.Select((item, position) => (Item: item, Position: position)).Where(one => one.Item.Favorable.Count > 0).ToList();
        var dimensions = survey.Instrument.Items.Select(item => item.Dimension).Distinct().ToList();
        return survey.CountOfGrade.Keys.Where(grade => grade != SurveyAnswers.NoGrade).Order().SelectMany(IEnumerable<CandidateCell> (grade) =>
        [
            .. dimensions.Select(dimension => Cell(
                sample, grade, sample.Cell(Measure.ScaleMean, dimension), survey.MeanScore(dimension, grade) is { } mean ? Estimates.Mean(mean).Within(0, 100) : null)),
            .. items.Select(one => Cell(
                sample, grade, sample.Cell(Measure.ItemFavorable, one.Item.Dimension, one.Item.Id),
                Linearised.Mean(survey.Favorable(one.Position, grade), 1) is { } share ? Estimates.PercentFavorable(share) : null)),
        ]);
    }

    private static CandidateCell Cell(SchoolCells.Sample sample, int grade, CandidateCell cell, Estimate? estimate)
    {
        var group = Prefix + grade.ToString(CultureInfo.InvariantCulture);
        return SchoolCells.With(cell with { Address = cell.Address with { Group = group } }, estimate) with
        {
            Eligible = Math.Max(sample.Answers.EligibleFor(sample.Survey.Instrument, grade), sample.Survey.CountOfGrade[grade]),
            GroupSize = sample.Survey.CountOfGrade[grade],
            Flags = sample.Flags(estimate),
        };
    }
}
