using Fidelity.Core.Baselines;

namespace Fidelity.Core.Instruments;

/// <summary>Everything in <c>instruments/</c>, verified: nothing else in the system reads those files.</summary>
/// <param name="Languages">Those that an instrument is written in; <see cref="SurveyLanguage.Fallback"/> first.</param>
public sealed record InstrumentLibrary(
    Framework Framework, IReadOnlyList<Instrument> Instruments, BaselineSet Baselines, IReadOnlyList<SurveyLanguage> Languages)
{
    public Instrument? Find(string key) => Instruments.FirstOrDefault(instrument => instrument.Key == key);

    /// <summary>The instrument of a wave under way. Without its file nothing can be asked or read: somebody must put it back.</summary>
    public Instrument InUse(string key) =>
        Find(key) ?? throw new InvalidOperationException($"{key} is in use by a wave and is not installed any more: put its file back into instruments/.");

    /// <summary>The language of that tag, or the fallback.</summary>
    public SurveyLanguage Language(string tag) => Languages.FirstOrDefault(language => language.Tag == tag) ?? Languages[0];

    /// <summary>The newest version of each instrument.</summary>
    public IEnumerable<Instrument> Newest =>
        Instruments.GroupBy(instrument => instrument.Id).Select(versions => versions.MaxBy(version => System.Version.Parse(version.Version))!);
}
