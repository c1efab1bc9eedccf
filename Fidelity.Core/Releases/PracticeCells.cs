using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Releases;

/// <summary>
/// Figures over roles (<c>methods.md</c> §6): practice scores, the index, and how differently teachers and students see a practice.
/// A role enters only when it met its response gate and the primary rule's smallest count; a principal only with consent.
/// </summary>
internal static class PracticeCells
{
    public static IEnumerable<CandidateCell> Of(SchoolAnswers answers, Framework framework, DisclosureRules rules)
    {
        var roles = Enum.GetValues<RespondentRole>().Where(role => MayEnter(answers, role, framework, rules)).ToList();
        var scales = framework.Practices.Select(practice => new PracticeScales(practice, MeansOf(answers, practice, roles, rules))).ToList();
        var asked = new Asked(answers.Eligible, roles.Count == 0 && FailedTheirGate(answers, framework, rules));
        return
        [
            .. scales.Select(practice => Score(
                new CellAddress(answers.School, Measure.PracticeScore, Dimension: practice.Practice.Id),
                CompositeScore.OfPractice(practice), practice.Practice.Target, framework, asked)),
            .. scales.Select(practice => Perception(answers, practice, asked)),
            Score(
                new CellAddress(answers.School, Measure.FidelityIndex),
                CompositeScore.OfIndex(scales), null, framework, asked),
        ];
    }

    private static bool MayEnter(SchoolAnswers answers, RespondentRole role, Framework framework, DisclosureRules rules)
    {
        var rate = answers.RateOf(role);
        return rate.Answered > 0 && rate.Meets(framework.Gates[role])
            && (role == RespondentRole.Principal ? answers.OfRole(role).Where(survey => survey.Answered > 0).All(survey => survey.Consented) : rate.Answered >= rules.SmallestCount);
    }

    /// <summary>Enough people were asked, and too few of them answered.</summary>
    private static bool FailedTheirGate(SchoolAnswers answers, Framework framework, DisclosureRules rules) =>
        Enum.GetValues<RespondentRole>().Select(role => (Rate: answers.RateOf(role), Gate: framework.Gates[role]))
            .Any(role => role.Rate.Eligible >= rules.SmallestCount && !role.Rate.Meets(role.Gate));

    /// <summary>
    /// A role's mean is over all its respondents; in a school with two student surveys, over both. A survey that too few answered for
    /// its own scale to be shown stays out, or its mean could be worked out from the pooled and the other one.
    /// </summary>
    private static Dictionary<RespondentRole, Linearised> MeansOf(SchoolAnswers answers, Dimension practice, IEnumerable<RespondentRole> roles, DisclosureRules rules)
    {
        Dictionary<RespondentRole, Linearised> means = [];
        foreach (var role in roles.Where(practice.RoleWeights.ContainsKey))
        {
            var surveys = answers.OfRole(role).Where(survey => role == RespondentRole.Principal || survey.Scored(practice.Id) >= rules.SmallestCount);
            if (SurveyAnswers.MeanScore(surveys, practice.Id) is { } mean && (role == RespondentRole.Principal || mean.Count >= rules.SmallestCount))
            {
                means[role] = mean;
            }
        }

        return means;
    }

    internal static CandidateCell Score(CellAddress address, CompositeScore? score, double? target, Framework framework, Asked asked)
    {
        var estimate = score?.Estimate;
        var judgement = estimate is null ? null : LevelJudgement.Of(estimate, framework.Levels);
        return SchoolCells.With(new CandidateCell(address), estimate) with
        {
            Eligible = asked.Eligible,
            Flags = SchoolCells.FlagsOf(estimate, asked.LowResponse),
            TargetGap = target - estimate?.Value,
            Level = judgement?.Level,
            BorderlineWith = judgement?.BorderlineWith,
            ProbabilityInPlace = judgement?.ProbabilityInPlace,
            MissingRoles = score is null ? "" : string.Join(',', score.MissingRoles.Select(role => role.ToString().ToLowerInvariant())),
        };
    }

    private static CandidateCell Perception(SchoolAnswers answers, PracticeScales practice, Asked asked)
    {
        var address = new CellAddress(answers.School, Measure.PerceptionGap, Dimension: practice.Practice.Id);
        var both = practice.Means.TryGetValue(RespondentRole.Teacher, out var teacher) & practice.Means.TryGetValue(RespondentRole.Student, out var student);
        var gap = both ? PerceptionGap.Between(Estimates.Mean(teacher!), Estimates.Mean(student!)) : null;
        return SchoolCells.With(new CandidateCell(address), gap) with
        {
            // What counts for the primary rule is the smaller of the two groups.
            Count = both ? Math.Min(teacher!.Count, student!.Count) : 0,
            Eligible = asked.Eligible,
            Flags = SchoolCells.FlagsOf(gap, asked.LowResponse),
        };
    }

    /// <param name="LowResponse">No role entered because too few of those asked answered.</param>
    internal sealed record Asked(int Eligible, bool LowResponse);
}
