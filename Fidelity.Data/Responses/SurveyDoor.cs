using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Responses;

/// <summary>Finds whom a token or code belongs to and whether answers are taken now: the one check that all respondents pass.</summary>
internal sealed class SurveyDoor(FidelityDb db, DateTime now, InstrumentLibrary library, DataFolder folder)
{
    /// <returns>The invitation, untracked, with what may be done; the invitation is null when the survey is not ready.</returns>
    public async Task<(SurveyAccess Access, Invitation? Invitation)> KnockAsync(string tokenOrCode, CancellationToken cancellationToken)
    {
        var hash = AccessCode.Hash(AccessCode.Normalize(tokenOrCode));
        var found = await (
            from invitation in db.Invitations.AsNoTracking()
            join wave in db.Waves.AsNoTracking() on invitation.WaveId equals wave.Id
            join school in db.WaveSchools.AsNoTracking()
                on new { invitation.WaveId, invitation.OrganizationId } equals new { school.WaveId, school.OrganizationId }
            where invitation.AccessHash == hash
            select new { Invitation = invitation, Wave = wave, school.ClosesAt }).SingleOrDefaultAsync(cancellationToken);
        return found switch
        {
            null => (new SurveyUnknown(), null),
            { Invitation.IsAnswered: true } => (new SurveyAlreadyAnswered(), null),
            { Wave: var wave } when now < wave.OpensAt => (new SurveyNotOpenYet(), null),
            { Wave: var wave, ClosesAt: var closesAt } when !wave.TakesAnswersAt(now) || now >= closesAt => (new SurveyClosed(), null),
            { Wave: var wave, Invitation: var invitation } =>
                (await ReadyAsync(wave, invitation, cancellationToken), invitation),
        };
    }

    /// <summary>What was saved so far; empty when nothing was, or when the seal cannot be opened because the installation's key was lost.</summary>
    public async Task<AnswerSheet> ReadSheetAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        var instrument = library.InUse(invitation.Instrument);
        var content = await db.Drafts
            .Where(draft => draft.AccessHash == invitation.AccessHash)
            .Select(draft => draft.Content)
            .SingleOrDefaultAsync(cancellationToken);
        var sheet = content is null ? null : SealedDraft.Open(content, instrument, folder.InstallationKey, invitation.AccessHash);
        return sheet ?? AnswerSheet.Empty(instrument);
    }

    private async Task<SurveyReady> ReadyAsync(Wave wave, Invitation invitation, CancellationToken cancellationToken)
    {
        var sheet = await ReadSheetAsync(invitation, cancellationToken);
        return new SurveyReady(
            sheet.Instrument, [.. sheet.Instrument.Languages.Where(wave.Languages.Contains)], sheet, wave.IsDemonstration);
    }
}
