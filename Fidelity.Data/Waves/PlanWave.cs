using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>Saves a wave that keeps the rules, or says everything that is wrong with it.</summary>
public sealed class PlanWave(FidelityDb db, TimeProvider clock, InstrumentLibrary library)
{
    /// <summary>Which of the chosen schools are not there is known to the database only, so this rule is not in Core's table.</summary>
    public const string UnknownSchool = "WAV-012";

    public async Task<WavePlanning> RunAsync(WavePlan plan, string actor, CancellationToken cancellationToken, bool isDemonstration = false)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var planning = await WithinAsync(plan, actor, isDemonstration, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return planning;
    }

    /// <summary>Within the caller's transaction. A plan that is refused has saved nothing.</summary>
    internal async Task<WavePlanning> WithinAsync(WavePlan plan, string actor, bool isDemonstration, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var known = await db.Organizations
            .CountAsync(
                school => plan.Schools.Contains(school.Id) && school.Kind == OrganizationKind.School && school.IsActive,
                cancellationToken);
        IReadOnlyList<Problem> problems =
        [
            .. WaveRules.Check(plan, now, library),
            .. known == plan.Schools.Distinct().Count()
                ? Array.Empty<Problem>()
                : [new Problem(UnknownSchool, "A chosen school is not on the roster, or not any more: choose from the list.")],
        ];
        if (problems.Count > 0)
        {
            return new WaveRefused(problems);
        }

        var wave = Wave.Plan(plan, isDemonstration);
        db.Waves.Add(wave);
        await db.SaveChangesAsync(cancellationToken);
        var calendars = await new LoadCalendars(db).RunAsync(plan.Schools, cancellationToken);
        db.WaveSchools.AddRange(calendars.Select(school => new WaveSchool(
            wave.Id, school.Key, plan.ClosesAt, new SchoolWindow(school.Value, plan.OpensAt, plan.ClosesAt).InstructionalDays)));
        db.Record(now, actor, nameof(PlanWave), $"wave/{wave.Id.Value}", $"{plan.Schools.Distinct().Count()} schools");
        await db.SaveChangesAsync(cancellationToken);
        return new WavePlanned(wave.Id);
    }
}

/// <summary>What came of a plan.</summary>
public abstract record WavePlanning
{
    private protected WavePlanning()
    {
    }
}

public sealed record WavePlanned(WaveId Wave) : WavePlanning;

public sealed record WaveRefused(IReadOnlyList<Problem> Problems) : WavePlanning;
