using Fidelity.Core.Baselines;

namespace Fidelity.Core.Instruments;

/// <summary>Everything in <c>instruments/</c>, verified: nothing else in the system reads those files.</summary>
public sealed record InstrumentLibrary(Framework Framework, IReadOnlyList<Instrument> Instruments, BaselineSet Baselines)
{
    public Instrument? Find(string key) => Instruments.FirstOrDefault(instrument => instrument.Key == key);

    /// <summary>The newest version of each instrument.</summary>
    public IEnumerable<Instrument> Newest =>
        Instruments.GroupBy(instrument => instrument.Id).Select(versions => versions.MaxBy(version => System.Version.Parse(version.Version))!);
}
