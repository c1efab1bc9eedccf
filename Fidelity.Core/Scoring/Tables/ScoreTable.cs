using Fidelity.Core.Problems;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>
/// Every figure of a file of responses, by the same functions that a release uses: no database, and nothing held back. The schools
/// are strata where they are taken together; the primary sampling unit is a student's class (the student where it is not known) and
/// an adult. A group is a domain of its unit.
/// </summary>
public static class ScoreTable
{
    public static ScoreOutcome Of(ScoreRequest request)
    {
        List<Problem> problems = [];
        var by = request.By.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var responses = new ReadRespondents(request.Instrument, request.Responses, by, problems);
        var respondents = responses.Read();
        var couldBeRead = problems.Count == 0;
        var eligible = request.Roster is null ? null : new ReadEligible(request.Roster, couldBeRead ? by : [], problems).Read();
        if (eligible is not null && couldBeRead && problems.Count == 0)
        {
            CompareSizes(request.Roster!.File, respondents, eligible, problems);
        }

        if (problems.Count > 0)
        {
            return new ScoreRefused([.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)]);
        }

        var sample = new ScoreSample(request, by, respondents, eligible, responses.HasWeights);
        return new Scored([.. sample.Units().SelectMany(unit => unit.Rows())]);
    }

    private static void CompareSizes(
        string file, List<Respondent> respondents, IReadOnlyList<EligiblePerson> eligible, List<Problem> problems)
    {
        var listed = eligible.CountBy(person => person.School).ToDictionary();
        problems.AddRange(respondents.CountBy(person => person.School)
            .Where(school => school.Value > listed.GetValueOrDefault(school.Key))
            .OrderBy(school => school.Key, StringComparer.Ordinal)
            .Select(school => ScoreRules.RosterHoldsTheRespondents.Broken(
                file, 0, "school", school.Value, school.Key, listed.GetValueOrDefault(school.Key))));
    }
}
