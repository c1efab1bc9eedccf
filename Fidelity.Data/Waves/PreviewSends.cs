using Fidelity.Core.Instruments;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;

namespace Fidelity.Data.Waves;

/// <summary>Every send of a plan before it is saved: when, to whom, to how many, school by school. The plan need not keep the rules yet.</summary>
public sealed class PreviewSends(FidelityDb db, InstrumentLibrary library)
{
    public async Task<IReadOnlyList<SchoolPreview>> RunAsync(WavePlan plan, CancellationToken cancellationToken) => await new SendsOutlook(db).OfAsync(
        plan.OpensAt,
        plan.Settings.MostReminders,
        plan.Schools.Distinct().ToDictionary(school => school, _ => plan.ClosesAt),
        await new CountAudience(db, library).OnRosterAsync(plan.Schools, plan.Instruments, cancellationToken),
        [],
        cancellationToken);
}
