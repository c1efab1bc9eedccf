using Fidelity.Core.Demonstration;
using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;

namespace Fidelity.Bench;

/// <summary>A district in memory, answered by the demonstration's model: what the release of a state is made of, many times over.</summary>
internal static class MadeAnswers
{
    /// <summary>Students and teachers of the first schools; then it begins again. 588 and 56 on average, as in a state of 1,000 schools.</summary>
    private static readonly (int Students, int Teachers)[] Sizes = [(90, 9), (240, 22), (380, 36), (520, 50), (640, 62), (900, 86), (1350, 128)];

    /// <param name="district">Number of the district; different districts have different answers.</param>
    /// <param name="smaller">Schools are smaller by this factor.</param>
    public static IReadOnlyList<SchoolAnswers> Of(InstrumentLibrary library, int schools, int district, int smaller = 1)
    {
        var model = new AnswerModel(1);
        Instrument[] surveys = [.. ((string[])["teacher", "student-upper"]).Select(id => library.Instruments.Last(instrument => instrument.Id == id))];
        return [.. Enumerable.Range(0, schools).Select(number => School(model, surveys, (district * 1000) + number + 1, (Sizes[number % Sizes.Length].Students / smaller, Sizes[number % Sizes.Length].Teachers / smaller)))];
    }

    private static SchoolAnswers School(AnswerModel model, Instrument[] surveys, int number, (int Students, int Teachers) size)
    {
        var id = new OrganizationId(number);
        int PeopleOf(Instrument survey) => survey.Role == RespondentRole.Teacher ? size.Teachers : size.Students;
        return new SchoolAnswers(
            id, SchoolLevel.Middle, surveys,
            surveys.ToDictionary(survey => survey.Key, PeopleOf),
            [
                .. surveys.SelectMany(survey => Enumerable.Range(1, PeopleOf(survey) * 9 / 10).Select(person =>
                {
                    var schoolClass = survey.Role == RespondentRole.Teacher ? person : person / 25;
                    var answers = model.Draw(survey, $"{number}", survey.Role == RespondentRole.Teacher ? "" : $"{number}/{schoolClass}", $"{number}/{survey.Id}/{person}");
                    return new Response(
                        (number * 10000L) + person, new WaveId(1), id, survey.Key, survey.Role == RespondentRole.Teacher ? null : (byte)(6 + (schoolClass % 3)), schoolClass, new DateOnly(2026, 10, 5),
                        answers.Count(code => code == 0) * 5 <= answers.Length ? Completeness.Complete : Completeness.Partial, false, answers);
                })),
            ]);
    }
}
