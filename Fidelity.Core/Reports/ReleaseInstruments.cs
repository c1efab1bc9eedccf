using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Releases;

namespace Fidelity.Core.Reports;

/// <summary>The questionnaires that a release was asked with, in the versions that were asked.</summary>
/// <param name="Problems">Versions that this installation no longer has: without their wording no report can be written.</param>
public sealed record ReleaseInstruments(IReadOnlyList<Instrument> Instruments, IReadOnlyList<Problem> Problems)
{
    public static ReleaseInstruments Of(Provenance provenance, InstrumentLibrary library)
    {
        var keys = provenance.Instruments
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ')[0])
            .ToList();
        return new(
            [.. keys.Select(library.Find).OfType<Instrument>().OrderBy(instrument => instrument.Role).ThenByDescending(instrument => instrument.LowestGrade)],
            [.. keys.Where(key => library.Find(key) is null).Select(key => new Problem(
                "REP-002", $"The release was asked with {key}, which is not in instruments/. Put that file back; versions are never removed."))]);
    }
}
