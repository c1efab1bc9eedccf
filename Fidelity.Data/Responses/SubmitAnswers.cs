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
public sealed class SubmitAnswers(SharedCommits commits, TimeProvider clock, InstrumentLibrary library, DataFolder folder)
{
    public Task<Submission> RunAsync(string tokenOrCode, CancellationToken cancellationToken) =>
        commits.RunAsync(db => SubmitAsync(db, tokenOrCode), cancellationToken);

    private async Task<Submission> SubmitAsync(FidelityDb db, string tokenOrCode)
    {
        // All is read under the lock: a page that was being saved meanwhile belongs to the response.
        await InvitationLock.TakeAsync(db, SurveyDoor.HashOf(tokenOrCode));
        var now = clock.GetUtcNow().UtcDateTime;
        var door = new SurveyDoor(db, now, library, folder);
        var (access, invitation) = await door.KnockAsync(tokenOrCode, CancellationToken.None);
        if (access is SurveyAlreadyAnswered)
        {
            return new AlreadyReceived();
        }

        if (access is not SurveyReady { Sheet: var sheet } || invitation is null)
        {
            return new SubmissionRefused(access);
        }

        if (!await InvitationLock.TakeAndAnswerAsync(db, invitation, CancellationToken.None))
        {
            return new AlreadyReceived();
        }

        var cluster = await ClusterKeys.FindAsync(db, invitation);
        ResponseRows.Add(db, invitation, sheet, cluster, await DayAsync(db, invitation, now));
        await db.SaveChangesAsync();
        await db.Drafts.Where(draft => draft.AccessHash == invitation.AccessHash).ExecuteDeleteAsync();
        return new Submitted(Dispositions.Of(sheet));
    }

    private static async Task<DateOnly> DayAsync(FidelityDb db, Invitation invitation, DateTime now)
    {
        var timeZone = await db.Organizations
            .Where(school => school.Id == invitation.OrganizationId)
            .Select(school => school.TimeZone)
            .SingleAsync();
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
