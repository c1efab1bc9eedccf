using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;

namespace Fidelity.Data.Waves;

/// <summary>The access codes of all classes of one school, and of its students without a class. The caller checks that the reader may see the school.</summary>
public sealed class ReadSchoolCodeSheets(FidelityDb db, DataFolder folder, SurveyLinks links)
{
    /// <returns>Empty when the wave is not open, or asks no student there.</returns>
    public Task<IReadOnlyList<CodeSheet>> RunAsync(WaveId wave, OrganizationId school, CancellationToken cancellationToken) =>
        new CodeSheets(db, folder, links).ReadAsync(wave, row => row.OrganizationId == school, cancellationToken);
}
