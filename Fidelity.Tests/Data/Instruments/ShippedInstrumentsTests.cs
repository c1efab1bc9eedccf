using Fidelity.Core.Instruments;
using Fidelity.Data.Instruments;
using Xunit;

namespace Fidelity.Tests.Data.Instruments;

/// <summary>What the rules of writing ask of the questionnaires that we ship, beyond what the loader asks of any.</summary>
public sealed class ShippedInstrumentsTests
{
    private static readonly InstrumentLibrary Library = Load();

    [Fact]
    public void The_shipped_files_are_accepted() => Assert.Equal(4, Library.Instruments.Count);

    private static InstrumentLibrary Load() => LoadInstruments.Read(InstrumentFiles.Locate()!) switch
    {
        InstrumentsLoaded loaded => loaded.Library,
        InstrumentsRefused refused => throw new InvalidOperationException(string.Join('\n', refused.Problems)),
        _ => throw new InvalidOperationException(),
    };
}
