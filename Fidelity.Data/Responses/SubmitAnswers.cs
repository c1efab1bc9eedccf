using Fidelity.Core.Calendars;
using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Responses;

/// <summary>
/// Turns the draft into a response and forgets whose it was, in one transaction. Writes no audit row, no time and no log line. A second
/// submission, also one at the same moment, changes nothing.
/// </summary>
public sealed class SubmitAnswers(FidelityDb db, TimeProvider clock, InstrumentLibrary library, DataFolder folder)
{
    public async Task<Submission> RunAsync(string tokenOrCode, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var door = new SurveyDoor(db, now, library, folder);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (access, invitation) = await door.KnockAsync(tokenOrCode, cancellationToken);
        if (access is SurveyAlreadyAnswered)
        {
            return new AlreadyReceived();
        }

        if (access is not SurveyReady || invitation is null)
        {
            return new SubmissionRefused(access);
        }

        if (!await InvitationLock.TakeAndAnswerAsync(db, invitation, cancellationToken))
        {
            return new AlreadyReceived();
        }

        // Read again under the lock: a page that was being saved meanwhile belongs to the response.
        var sheet = await door.ReadSheetAsync(invitation, cancellationToken);
        var cluster = await ClusterKeys.FindAsync(db, invitation, cancellationToken);
        ResponseRows.Add(db, invitation, sheet, cluster, await DayAsync(invitation, now, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await db.Drafts.Where(draft => draft.AccessHash == invitation.AccessHash).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Submitted(Dispositions.Of(sheet));
    }

    private async Task<DateOnly> DayAsync(Invitation invitation, DateTime now, CancellationToken cancellationToken)
    {
        var timeZone = await db.Organizations
            .Where(school => school.Id == invitation.OrganizationId)
            .Select(school => school.TimeZone)
            .SingleAsync(cancellationToken);
        return SchoolClock.DayOf(now, timeZone);
    }
}

/// <summary>What came of submitting.</summary>
public abstract record Submission
{
    private protected Submission()
    {
    }
}

public sealed record Submitted(Completeness Completeness) : Submission;

/// <summary>These answers came before: nothing was changed.</summary>
public sealed record AlreadyReceived : Submission;

/// <param name="Why">Never <see cref="SurveyReady"/>.</param>
public sealed record SubmissionRefused(SurveyAccess Why) : Submission;
