using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;

namespace Fidelity.Data.Waves;

/// <summary>The access codes of one class, for a sheet to cut up. The caller checks that the reader may see the school.</summary>
public sealed class ReadCodeSheet(FidelityDb db, DataFolder folder, SurveyLinks links)
{
    /// <returns>Null when the wave is not open, or asks nobody through this class.</returns>
    public async Task<CodeSheet?> RunAsync(WaveId wave, ClassId schoolClass, CancellationToken cancellationToken) =>
        (await new CodeSheets(db, folder, links).ReadAsync(wave, row => row.ClassId == schoolClass, cancellationToken)).SingleOrDefault();
}
