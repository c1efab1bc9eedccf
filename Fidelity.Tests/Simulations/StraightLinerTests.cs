using Fidelity.Bench.Simulations;
using Fidelity.Core.Instruments;
using Fidelity.Data.Instruments;
using Xunit;

namespace Fidelity.Tests.Simulations;

/// <summary>bench/simulations.sh at a small size.</summary>
public sealed class StraightLinerTests
{
    private static readonly InstrumentLibrary Library = ((InstrumentsLoaded)LoadInstruments.Read(SourceTree.Instruments)).Library;

    public static TheoryData<string> Questionnaires => [.. Library.Instruments.Select(instrument => instrument.Key)];

    [Theory]
    [MemberData(nameof(Questionnaires))]
    public void Who_gives_one_answer_to_everything_is_flagged_and_honest_respondents_are_not(string key)
    {
        var found = StraightLiners.Of(Library.Instruments.Single(instrument => instrument.Key == key), 200);

        Assert.Equal(100, found.Straight);
        Assert.InRange(found.WithGaps, 95, 100);
        Assert.InRange(found.Judged, 95, 100);
        Assert.Equal(0, found.Honest);
        // One other answer is enough to be let through: the rule looks for all alike.
        Assert.Equal(0, found.WithSlip);
    }
}
