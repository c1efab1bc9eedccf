using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Xunit;

namespace Fidelity.Tests.Core.Waves;

public sealed class UnsubscribeTokenTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void A_token_is_read_back_by_the_installation_that_made_it()
    {
        var token = UnsubscribeToken.For(Key, new WaveId(12), new PersonId(3456));

        Assert.Equal((new WaveId(12), new PersonId(3456)), UnsubscribeToken.Read(Key, token));
        Assert.Null(UnsubscribeToken.Read(new byte[32], token));
        Assert.Matches(@"^[\w.\-]+$", token);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12.3456")]
    [InlineData("12.3456.")]
    [InlineData("a.b.c")]
    [InlineData("012.3456.{signature}")]
    [InlineData("12.3457.{signature}")]
    [InlineData("99999999999999999999.1.{signature}")]
    public void A_token_that_somebody_changed_is_none(string token)
    {
        var signature = UnsubscribeToken.For(Key, new WaveId(12), new PersonId(3456)).Split('.')[2];

        Assert.Null(UnsubscribeToken.Read(Key, token.Replace("{signature}", signature, StringComparison.Ordinal)));
    }
}
