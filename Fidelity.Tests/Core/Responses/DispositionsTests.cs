using Fidelity.Core.Responses;
using Xunit;

namespace Fidelity.Tests.Core.Responses;

public sealed class DispositionsTests
{
    [Theory]
    [InlineData("1111111100", Completeness.Complete)] // 8 of 10 is 80 %
    [InlineData("1111111000", Completeness.Partial)] // 7 of 10
    [InlineData("1100000000", Completeness.Partial)] // 2 of 3 is two thirds of the first scale
    [InlineData("0001100000", Completeness.Partial)] // both items of the second
    [InlineData("1001011000", Completeness.BreakOff)] // 1 of 3, 1 of 2, 2 of 5
    [InlineData("0000000000", Completeness.BreakOff)]
    public void A_response_is_complete_from_80_percent_and_partial_from_one_scale(string answered, Completeness expected)
    {
        byte[] codes = [.. answered.Select(mark => (byte)(mark - '0'))];

        var disposition = Dispositions.Of(AnswerSheet.Of(SmallInstruments.Students, codes)!);

        Assert.Equal(expected, disposition);
    }
}
