using System.Text;
using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Xunit;

namespace Fidelity.Tests.Core.Responses;

public sealed class SealedDraftTests
{
    private const string Hash = "0123456789abcdef";
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly Instrument Instrument = SmallInstruments.Students;
    private static readonly AnswerSheet Answered = AnswerSheet.Of(Instrument, new byte[] { 1, 2, 3, 4, 0, 0, 0, 0, 0, 1 }, "Más tiempo.")!;

    [Fact]
    public void A_draft_comes_back_as_it_was()
    {
        var opened = SealedDraft.Open(SealedDraft.Seal(Answered, Key, Hash), Instrument, Key, Hash);

        Assert.Equal(Answered.Pack(), opened?.Pack());
        Assert.Equal(Answered.Text, opened?.Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(true)]
    [InlineData(false)]
    public void A_consent_comes_back_as_it_was(bool? consents)
    {
        var sheet = AnswerSheet.Of(SmallInstruments.Principals, new byte[3], "", consents)!;

        var opened = SealedDraft.Open(SealedDraft.Seal(sheet, Key, Hash), SmallInstruments.Principals, Key, Hash);

        Assert.Equal(consents, opened?.Consents);
    }

    [Fact]
    public void Every_draft_of_an_instrument_has_the_same_length_and_the_longest_text_fits()
    {
        var longest = AnswerSheet.Of(Instrument, new byte[10], new string('€', OpenAnswer.LongestText))!;

        var sealedLongest = SealedDraft.Seal(longest, Key, Hash);

        Assert.Equal(longest.Text, SealedDraft.Open(sealedLongest, Instrument, Key, Hash)?.Text);
        Assert.Equal(sealedLongest.Length, SealedDraft.Seal(AnswerSheet.Empty(Instrument), Key, Hash).Length);
        Assert.True(sealedLongest.Length <= 8000, "the column holds 8000 bytes");
    }

    [Fact]
    public void Nothing_of_the_text_can_be_read_and_two_seals_of_the_same_differ()
    {
        var first = SealedDraft.Seal(Answered, Key, Hash);
        var second = SealedDraft.Seal(Answered, Key, Hash);

        Assert.Equal(-1, first.AsSpan().IndexOf(Encoding.UTF8.GetBytes("tiempo")));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void A_draft_opens_only_with_the_key_the_access_and_the_instrument_it_was_sealed_for()
    {
        var content = SealedDraft.Seal(Answered, Key, Hash);
        byte[] otherKey = [.. Key.Reverse()];
        byte[] changed = [.. content];
        changed[^1] ^= 1;

        Assert.Null(SealedDraft.Open(content, Instrument, otherKey, Hash));
        Assert.Null(SealedDraft.Open(content, Instrument, Key, "another"));
        Assert.Null(SealedDraft.Open(content, SmallInstruments.Teachers, Key, Hash));
        Assert.Null(SealedDraft.Open(changed, Instrument, Key, Hash));
        Assert.Null(SealedDraft.Open([], Instrument, Key, Hash));
    }
}
