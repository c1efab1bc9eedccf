using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Responses;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Responses;

/// <summary>Puts one page's answers into the sealed draft; all of them, or none if any is wrong. Writes no audit row: nobody is watched.</summary>
public sealed class SaveAnswers(SharedCommits commits, TimeProvider clock, InstrumentLibrary library, DataFolder folder)
{
    public Task<Saving> RunAsync(string tokenOrCode, PostedAnswers posted, CancellationToken cancellationToken) =>
        commits.RunAsync(db => SaveAsync(db, tokenOrCode, posted), cancellationToken);

    private async Task<Saving> SaveAsync(FidelityDb db, string tokenOrCode, PostedAnswers posted)
    {
        // All is read under the lock: a page saved at the same moment elsewhere is kept.
        await InvitationLock.TakeAsync(db, SurveyDoor.HashOf(tokenOrCode));
        var door = new SurveyDoor(db, clock.GetUtcNow().UtcDateTime, library, folder);
        var (access, invitation) = await door.KnockAsync(tokenOrCode, CancellationToken.None);
        if (access is not SurveyReady ready || invitation is null)
        {
            return new SavingRefused(access);
        }

        var problems = AnswerRules.Check(posted, ready.Instrument);
        if (problems.Count > 0)
        {
            return new NotSaved(problems);
        }

        var sheet = ready.Sheet.Merge(posted);
        var content = SealedDraft.Seal(sheet, folder.InstallationKey, invitation.AccessHash);
        if (await db.Drafts
            .Where(draft => draft.AccessHash == invitation.AccessHash)
            .ExecuteUpdateAsync(set => set.SetProperty(draft => draft.Content, content)) == 0)
        {
            db.Drafts.Add(new Draft(invitation.AccessHash, invitation.WaveId, content));
            await db.SaveChangesAsync();
        }

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
