using Fidelity.Core.Problems;
using Fidelity.Core.Rosters.OneRoster;
using Fidelity.Data.Database;

namespace Fidelity.Data.Rosters;

/// <summary>Works out what a OneRoster set would change, for somebody to look at. Touches nothing.</summary>
public sealed class PlanRosterImport(FidelityDb db, TimeProvider clock)
{
    /// <returns><see cref="RosterOutcome.Planned"/> or <see cref="RosterOutcome.Refused"/>.</returns>
    public async Task<RosterOutcome> RunAsync(RosterSource source, CancellationToken cancellationToken)
    {
        var files = ReadOneRoster.From(source);
        return Outcome(PlanRoster.Against(await LoadRoster.SnapshotAsync(db, cancellationToken), files, Today(clock)));
    }

    /// <summary>The plan against an empty roster: for a dry run without a database.</summary>
    public static RosterOutcome WithoutDatabase(RosterSource source, TimeProvider clock) =>
        Outcome(PlanRoster.Against(RosterSnapshot.Empty, ReadOneRoster.From(source), Today(clock)));

    internal static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static RosterOutcome Outcome(RosterPlan plan) =>
        plan.IsRefused ? new RosterOutcome.Refused(plan.Problems, plan.Warnings) : new RosterOutcome.Planned(plan);
}

/// <summary>What came of an import, or of planning one.</summary>
public abstract record RosterOutcome
{
    private RosterOutcome()
    {
    }

    /// <summary>Nothing has changed.</summary>
    public sealed record Refused(IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings) : RosterOutcome;

    /// <summary>Nothing has changed yet.</summary>
    public sealed record Planned(RosterPlan Plan) : RosterOutcome;

    public sealed record Applied(RosterPlan Plan) : RosterOutcome;
}
