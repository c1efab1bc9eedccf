using Fidelity.Core.Demonstration;
using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Fidelity.Data.Responses;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Demonstration;

/// <summary>
/// Lets made-up people answer an open demonstration wave, by the model in <c>Fidelity.Core/Demonstration</c>. Responses are made by the same
/// code as real ones; only the many transactions are one. Refuses a wave that is not a demonstration.
/// </summary>
public sealed class SimulateAnswers(FidelityDb db, InstrumentLibrary library, TimeProvider clock)
{
    private const double WritesAComment = 0.04;

    private static readonly string[] Comments =
    [
        "(Demonstration) The weekly talk about my goals helped me most.",
        "(Demonstration) More time to plan with the other teachers of my grade would help.",
        "(Demonstration) The tablets were often not charged.",
        "(Demonstration) Choosing my own topic made the project worth the work.",
        "(Demonstration) Getting data on time is still hard.",
    ];

    /// <param name="finished">Share of a wave's usual answers that are in by now, 0 to 1: below 1 the wave looks half way.</param>
    /// <returns>How many people have answered.</returns>
    public async Task<int> RunAsync(
        WaveId waveId, IReadOnlyList<SchoolPlan> district, int seed, double finished, CancellationToken cancellationToken)
    {
        var wave = await db.Waves.SingleAsync(row => row.Id == waveId, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        if (!wave.IsDemonstration || !wave.TakesAnswersAt(now))
        {
            throw new InvalidOperationException($"Answers are made up only for an open demonstration wave, and \"{wave.Name}\" is none.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var plans = district.ToDictionary(plan => plan.SourcedId);
        var clusters = await ClusterKeys.LoadAsync(db, waveId, cancellationToken);
        var model = new AnswerModel(seed);
        var answered = 0;
        foreach (var one in await InvitedAsync(waveId, cancellationToken))
        {
            var instrument = library.InUse(one.Invitation.Instrument);
            var random = new SeededRandom(seed, $"person/{wave.Name}/{one.Person}");
            if (random.Uniform() >= finished * RateOf(plans[one.School], instrument.Role))
            {
                continue;
            }

            var sheet = AnswerSheet.Of(
                instrument,
                model.Draw(instrument, one.School, one.Class ?? "", one.Person),
                instrument.OpenQuestion is not null && random.Uniform() < WritesAComment ? Comments[random.Below(Comments.Length)] : "",
                instrument.Consent is null ? null : random.Uniform() < 0.75)!;
            ResponseRows.Add(db, one.Invitation, sheet, ClusterKeys.For(clusters, one.Invitation), DateOnly.FromDateTime(now));
            one.Invitation.MarkAnswered();
            answered++;
        }

        db.Record(now, "system", nameof(SimulateAnswers), $"wave/{waveId.Value}", "demonstration");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return answered;
    }

    private static double RateOf(SchoolPlan plan, RespondentRole role) => role switch
    {
        RespondentRole.Student => plan.StudentRate,
        RespondentRole.Teacher => plan.StaffRate,
        _ => 1,
    };

    private async Task<IReadOnlyList<Invited>> InvitedAsync(WaveId waveId, CancellationToken cancellationToken) => await (
        from invitation in db.Invitations
        join person in db.People on invitation.PersonId equals (PersonId?)person.Id
        join school in db.Organizations on invitation.OrganizationId equals school.Id
        from schoolClass in db.Classes.Where(row => row.Id == invitation.ClassId).DefaultIfEmpty()
        where invitation.WaveId == waveId && !invitation.IsAnswered
        orderby invitation.Id
        select new Invited(invitation, person.SourcedId, school.SourcedId, schoolClass.SourcedId)).ToListAsync(cancellationToken);

    private sealed record Invited(Invitation Invitation, string Person, string School, string? Class);
}
