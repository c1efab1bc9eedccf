using Fidelity.Core.Waves;
using Xunit;

namespace Fidelity.Tests.Core.Waves;

public sealed class AccessCodeTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [Fact]
    public void The_same_nonce_and_key_give_the_same_code_again_and_others_give_others()
    {
        byte[] otherKey = [.. Key.Reverse()];

        Assert.Equal(AccessCode.ForPaper(Key, 7), AccessCode.ForPaper(Key, 7));
        Assert.NotEqual(AccessCode.ForPaper(Key, 7), AccessCode.ForPaper(Key, 8));
        Assert.NotEqual(AccessCode.ForPaper(Key, 7), AccessCode.ForPaper(otherKey, 7));
        Assert.NotEqual(AccessCode.ForLink(Key, 7), AccessCode.ForLink(otherKey, 7));
    }

    [Fact]
    public void Codes_use_only_letters_that_cannot_be_misread_and_all_of_them_about_equally()
    {
        var codes = Enumerable.Range(0, 5000).Select(nonce => AccessCode.ForPaper(Key, nonce)).ToList();

        var counts = codes.SelectMany(code => code).GroupBy(letter => letter).ToDictionary(group => group.Key, group => group.Count());

        Assert.All(codes, code => Assert.Equal(AccessCode.CodeLength, code.Length));
        Assert.Equal(AccessCode.Alphabet.Order(), counts.Keys.Order());
        // 50 000 letters, 23 kinds: 2174 each, standard deviation 46.
        Assert.All(counts.Values, count => Assert.InRange(count, 2174 - 300, 2174 + 300));
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Theory]
    [InlineData("acdef-34679", "ACDEF34679")]
    [InlineData(" ACDEF 34679 ", "ACDEF34679")]
    [InlineData("A C D E F 3 4 6 7 9", "ACDEF34679")]
    public void A_code_is_the_same_however_it_is_typed(string typed, string expected)
    {
        Assert.Equal(expected, AccessCode.Normalize(typed));
    }

    [Fact]
    public void A_link_s_token_is_left_as_it_is_and_fits_an_address()
    {
        var token = AccessCode.ForLink(Key, 7);

        Assert.Equal(token, AccessCode.Normalize(token));
        Assert.Equal(32, token.Length);
        Assert.Equal(token, Uri.EscapeDataString(token));
        Assert.Equal($"https://survey.example/s/{token}", new SurveyLinks("https://survey.example").To(token));
    }
}
