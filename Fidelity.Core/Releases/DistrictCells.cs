using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Releases;

/// <summary>
/// Totals over a district's schools, the schools as strata: items and scales of teachers and students, and the practice scores and the index that
/// follow from those scales. A total is over the schools that may
/// show the figure themselves, so a school that is hidden whole is in no sum that it could be subtracted from, and one below the response
/// gate is in none either. Where fewer than two schools are left there is no total. Principals are not totalled: one school's principal
/// is one person, and two totals could differ by just that one.
/// </summary>
public static class DistrictCells
{
    /// <param name="schoolCells">The schools' own figures, as computed.</param>
    public static IReadOnlyList<CandidateCell> Of(
        OrganizationId district, IReadOnlyList<SchoolAnswers> schools, IReadOnlyList<CandidateCell> schoolCells, Framework framework, DisclosureRules rules)
    {
        var shown = schoolCells.Where(cell => PrimarySuppression.Decide(cell, rules).State == CellState.Published).ToDictionary(cell => cell.Address);
        var surveys = schools.SelectMany(school => school.Instruments).Where(instrument => instrument.Role != RespondentRole.Principal).DistinctBy(instrument => instrument.Key)
            .Select(instrument => new Survey(district, instrument, schools, shown)).ToList();
        return [.. surveys.SelectMany(survey => survey.Cells()), .. Scores(district, surveys, framework)];
    }

    /// <summary>
    /// Weighted means of the totals of scales, by role and over practices as in a school. They follow from those totals and tell nothing more, so
    /// what hides one of these hides them.
    /// </summary>
    private static IEnumerable<CandidateCell> Scores(OrganizationId district, IReadOnlyList<Survey> surveys, Framework framework)
    {
        var practices = framework.Practices.Select(practice => (Practice: practice, Totals: surveys
            .Where(survey => practice.RoleWeights.ContainsKey(survey.Role)).Select(survey => (survey.Role, Total: survey.TotalOfScale(practice.Id)))
            .Where(one => one.Total is not null).ToLookup(one => one.Role, one => one.Total!))).Where(one => one.Totals.Count > 0).ToList();
        if (practices.Count == 0)
        {
            return [];
        }

        var scales = practices.Select(one => new PracticeScales(one.Practice, one.Totals
            .Select(role => (role.Key, Mean: SurveyAnswers.MeanScore(role.SelectMany(total => total.Surveys), one.Practice.Id)))
            .Where(role => role.Mean is not null).ToDictionary(role => role.Key, role => role.Mean!))).ToList();
        return
        [
            .. practices.Zip(scales, (one, means) => Score(
                new CellAddress(district, Measure.PracticeScore, Dimension: one.Practice.Id), CompositeScore.OfPractice(means), one.Practice.Target, [.. one.Totals.SelectMany(role => role)], framework)),
            Score(
                new CellAddress(district, Measure.FidelityIndex), CompositeScore.OfIndex(scales), null, [.. practices.SelectMany(one => one.Totals).SelectMany(role => role)], framework),
        ];
    }

    private static CandidateCell Score(
        CellAddress address, CompositeScore? score, double? target, IReadOnlyList<OverSchools> totals, Framework framework)
    {
        // Every scale of a survey is over about the same people: the widest says how many were asked.
        var eligible = totals.GroupBy(total => total.Cell.Address.Instrument).Sum(survey => survey.Max(total => total.Cell.Eligible));
        return PracticeCells.Score(address, score, target, framework, new(eligible, LowResponse: false)) with
        {
            Parts = [.. totals.SelectMany(total => total.Cell.Parts).Distinct()],
        };
    }

    private sealed class Survey(
        OrganizationId district, Instrument instrument, IReadOnlyList<SchoolAnswers> schools, IReadOnlyDictionary<CellAddress, CandidateCell> shown)
    {
        public RespondentRole Role => instrument.Role;

        public IEnumerable<CandidateCell> Cells() =>
        [
            .. instrument.Items.Select(item => item.Dimension).Distinct().SelectMany(Scale),
            .. instrument.Items.SelectMany((item, position) => Favorable(item, position).Concat(Options(item, position))),
        ];

        private IEnumerable<CandidateCell> Scale(string dimension) =>
            TotalOfScale(dimension) is { } total && SurveyAnswers.MeanScore(total.Surveys, dimension) is { } mean
                ? [SchoolCells.With(total.Cell, Estimates.Mean(mean).Within(0, 100))]
                : [];

        public OverSchools? TotalOfScale(string dimension) => Total(Address(Measure.ScaleMean, dimension), exactOnly: true);

        private IEnumerable<CandidateCell> Favorable(Item item, int position)
        {
            if (item.Favorable.Count == 0 || Total(Address(Measure.ItemFavorable, item.Dimension, item.Id)) is not { } total
                || Linearised.Mean(total.Surveys.SelectMany(survey => survey.Favorable(position)), 1) is not { } share)
            {
                return [];
            }

            var estimate = Estimates.PercentFavorable(share, Population.WhatTheSchoolIsLike(total.Cell.Eligible));
            return [SchoolCells.With(total.Cell, estimate) with { Flags = SchoolCells.FlagsOf(estimate, lowResponse: false) }];
        }

        private IEnumerable<CandidateCell> Options(Item item, int position) => item.Options.SelectMany<AnswerOption, CandidateCell>(option =>
        {
            if (Total(Address(Measure.ItemOption, item.Dimension, item.Id, option.Code)) is not { } total)
            {
                return [];
            }

            var people = total.Surveys.Sum(survey => survey.AnsweredItem(position));
            return
            [
                total.Cell with
                {
                    Count = people,
                    Value = 100.0 * total.Surveys.Sum(survey => survey.Chose(position, option.Code)) / people,
                    IsFavorableOption = item.IsFavorable(option.Code),
                    Points = ItemCells.PointsOf(item, option.Code),
                },
            ];
        });

        private CellAddress Address(Measure measure, string dimension, string item = "", int category = 0) =>
            new(district, measure, instrument.Role, instrument.Id, dimension, item, category);

        private OverSchools? Total(CellAddress address, bool exactOnly = false)
        {
            var parts = schools.Where(school => shown.TryGetValue(address with { Organization = school.School }, out var cell) && !(exactOnly && (cell.Value <= 0 || cell.Value >= 100))).ToList();
            return parts.Count < 2
                ? null
                : new OverSchools(
                    new CandidateCell(address)
                    {
                        Eligible = parts.Sum(school => school.EligibleFor(instrument)),
                        Parts = [.. parts.Select(school => address with { Organization = school.School })],
                    },
                    [.. parts.Select(school => school.Of(instrument))]);
        }
    }

    private sealed record OverSchools(CandidateCell Cell, IReadOnlyList<SurveyAnswers> Surveys);
}
