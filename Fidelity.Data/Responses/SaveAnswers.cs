using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Responses;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Responses;

/// <summary>Puts one page's answers into the sealed draft; all of them, or none if any is wrong. Writes no audit row: nobody is watched.</summary>
public sealed class SaveAnswers(FidelityDb db, TimeProvider clock, InstrumentLibrary library, DataFolder folder)
{
    public async Task<Saving> RunAsync(string tokenOrCode, PostedAnswers posted, CancellationToken cancellationToken)
    {
        var door = new SurveyDoor(db, clock.GetUtcNow().UtcDateTime, library, folder);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (access, invitation) = await door.KnockAsync(tokenOrCode, cancellationToken);
        if (access is not SurveyReady ready || invitation is null)
        {
            return new SavingRefused(access);
        }

        var problems = AnswerRules.Check(posted, ready.Instrument);
        if (problems.Count > 0)
        {
            return new NotSaved(problems);
        }

        if (!await InvitationLock.TakeAsync(db, invitation, cancellationToken))
        {
            return new SavingRefused(new SurveyAlreadyAnswered());
        }

        // Read under the lock: a page saved at the same moment elsewhere is kept.
        var sheet = (await door.ReadSheetAsync(invitation, cancellationToken)).Merge(posted);
        var content = SealedDraft.Seal(sheet, folder.InstallationKey, invitation.AccessHash);
        var draft = await db.Drafts.SingleOrDefaultAsync(row => row.AccessHash == invitation.AccessHash, cancellationToken);
        if (draft is null)
        {
            db.Drafts.Add(new Draft(invitation.AccessHash, invitation.WaveId, content));
        }
        else
        {
            draft.Replace(content);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Saved(sheet);
    }
}

/// <summary>What came of saving a page.</summary>
public abstract record Saving
{
    private protected Saving()
    {
    }
}

/// <param name="Sheet">Everything answered so far.</param>
public sealed record Saved(AnswerSheet Sheet) : Saving;

/// <summary>Nothing of the page was saved.</summary>
public sealed record NotSaved(IReadOnlyList<Problem> Problems) : Saving;

/// <param name="Why">Never <see cref="SurveyReady"/>.</param>
public sealed record SavingRefused(SurveyAccess Why) : Saving;
