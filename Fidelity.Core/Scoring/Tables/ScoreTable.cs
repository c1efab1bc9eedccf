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
        var names = NamesOfFiles.For(by);
        var responses = new ReadRespondents(request.Instrument, request.Responses, by, names, problems);
        var respondents = responses.Read();
        var couldBeRead = problems.Count == 0;
        var eligible = request.Roster is null ? null : new ReadEligible(request.Roster, couldBeRead ? by : [], names, problems).Read();
        if (eligible is not null && couldBeRead && problems.Count == 0)
        {
            CompareSizes(request.Roster!.File, names.Schools, respondents, eligible, problems);
        }

        if (problems.Count > 0)
        {
            return new ScoreRefused([.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)]);
        }

        var sample = new ScoreSample(request, by, names, respondents, eligible, responses.HasWeights);
        var scores = sample.Units().SelectMany(unit => unit.Scores()).ToArray();
        var rows = new IReadOnlyList<ScoreRow>[scores.Length];
        // From the back, where all schools together stand: they are as much work as the schools one by one.
        Parallel.For(0, scores.Length, new ParallelOptions { MaxDegreeOfParallelism = request.Workers }, done =>
        {
            var next = scores.Length - 1 - done;
            rows[next] = scores[next].Rows();
        });
        return new Scored([.. rows.SelectMany(group => group)]);
    }

    private static void CompareSizes(
        string file, Names schools, Respondents respondents, IReadOnlyList<EligiblePerson> eligible, List<Problem> problems)
    {
        var listed = eligible.CountBy(person => person.School).ToDictionary();
        problems.AddRange(respondents.OfSchools()
            .Select(school => (Name: schools[school.Key], Count: school.Value.End.Value - school.Value.Start.Value, Listed: listed.GetValueOrDefault(school.Key)))
            .Where(school => school.Count > school.Listed)
            .OrderBy(school => school.Name, StringComparer.Ordinal)
            .Select(school => ScoreRules.RosterHoldsTheRespondents.Broken(file, 0, "school", school.Count, school.Name, school.Listed)));
    }
}
