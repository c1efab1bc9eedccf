using Fidelity.Core.Responses;
using Xunit;

namespace Fidelity.Tests.Core.Responses;

public sealed class AnswerSheetTests
{
    private static readonly AnswerSheet Empty = AnswerSheet.Empty(SmallInstruments.Students);

    [Fact]
    public void Answers_are_one_byte_an_item_in_the_order_of_asking()
    {
        var sheet = Empty.Merge(Posted(("small-student-10", 4), ("small-student-1", 2)));

        Assert.Equal([2, 0, 0, 0, 0, 0, 0, 0, 0, 4], sheet.Pack());
    }

    [Fact]
    public void A_page_that_is_saved_again_changes_only_what_it_names()
    {
        var first = Empty.Merge(new PostedAnswers(new Dictionary<string, int> { ["small-student-1"] = 2 }, " My friends. "));

        var second = first.Merge(Posted(("small-student-2", 3)));

        Assert.Equal([2, 3, 0, 0, 0, 0, 0, 0, 0, 0], second.Pack());
        Assert.Equal("My friends.", second.Text);
    }

    [Fact]
    public void An_answer_can_be_taken_back()
    {
        var sheet = Empty.Merge(Posted(("small-student-1", 2))).Merge(Posted(("small-student-1", 0)));

        Assert.Equal(0, sheet.CodeOf(SmallInstruments.Students.Items[0]));
    }

    [Fact]
    public void Going_on_starts_at_the_first_page_without_an_answer()
    {
        var sheet = Empty.Merge(Posted(("small-student-1", 2), ("small-student-6", 1)));

        Assert.Equal(1, Empty.FirstUntouchedPage);
        Assert.Equal(2, sheet.FirstUntouchedPage);
        Assert.Null(sheet.Merge(Posted(("small-student-4", 1))).FirstUntouchedPage);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 5, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public void Bytes_that_cannot_be_answers_to_the_instrument_make_no_sheet(byte[] codes)
    {
        var sheet = AnswerSheet.Of(SmallInstruments.Students, codes);

        Assert.Null(sheet);
    }

    private static PostedAnswers Posted(params (string Item, int Code)[] answers) =>
        new(answers.ToDictionary(answer => answer.Item, answer => answer.Code));
}
