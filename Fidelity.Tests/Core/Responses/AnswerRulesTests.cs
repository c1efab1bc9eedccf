using Fidelity.Core.Responses;
using Xunit;

namespace Fidelity.Tests.Core.Responses;

public sealed class AnswerRulesTests
{
    private static readonly Dictionary<string, int> Nothing = [];

    /// <summary>One example of each code, and the same with the fault taken away.</summary>
    public static TheoryData<string, PostedAnswers, PostedAnswers> Examples => new()
    {
        { "ANS-001", Codes(("small-student-99", 1)), Codes(("small-student-1", 1)) },
        { "ANS-002", Codes(("small-student-1", 5)), Codes(("small-student-1", 4)) },
        { "ANS-002", Codes(("small-student-1", -1)), Codes(("small-student-1", 0)) },
        {
            "ANS-003",
            new PostedAnswers(Nothing, new string('a', OpenAnswer.LongestText + 1)),
            new PostedAnswers(Nothing, new string('a', OpenAnswer.LongestText))
        },
        { "ANS-005", new PostedAnswers(Nothing, Consents: false), new PostedAnswers(Nothing) },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_rule_catches_its_fault_and_nothing_else(string code, PostedAnswers faulty, PostedAnswers mended)
    {
        var problems = AnswerRules.Check(faulty, SmallInstruments.Students);

        Assert.Equal([code], problems.Select(problem => problem.Code));
        Assert.Empty(AnswerRules.Check(mended, SmallInstruments.Students));
    }

    [Fact]
    public void A_text_where_no_text_is_asked_is_a_problem_and_an_empty_one_is_not()
    {
        var problems = AnswerRules.Check(new PostedAnswers(Nothing, "Hello"), SmallInstruments.Teachers);

        Assert.Equal(["ANS-004"], problems.Select(problem => problem.Code));
        Assert.Empty(AnswerRules.Check(new PostedAnswers(Nothing, " "), SmallInstruments.Teachers));
    }

    [Fact]
    public void All_problems_come_at_once_each_naming_its_item()
    {
        var problems = AnswerRules.Check(
            Codes(("small-student-1", 9), ("small-student-2", 8), ("nonsense", 1)), SmallInstruments.Students);

        Assert.Equal(["nonsense", "small-student-1", "small-student-2"], problems.Select(problem => problem.Column));
    }

    [Fact]
    public void Every_code_has_an_example()
    {
        var shown = Examples.Select(example => (string)example[0]).Append("ANS-004").Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(AnswerRules.Codes, shown);
    }

    private static PostedAnswers Codes(params (string Item, int Code)[] answers) =>
        new(answers.ToDictionary(answer => answer.Item, answer => answer.Code));
}
