using System.Runtime.CompilerServices;
using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Fidelity.Data.Responses;

/// <summary>Finds whom a token or code belongs to and whether answers are taken now: the one check that all respondents pass.</summary>
internal sealed class SurveyDoor(FidelityDb db, DateTime now, InstrumentLibrary library, DataFolder folder)
{
    /// <summary>One compiled query a model, since a query belongs to the provider it was compiled for.</summary>
    private static readonly ConditionalWeakTable<IModel, Func<FidelityDb, string, CancellationToken, Task<Found?>>> Queries = [];

    /// <summary>What an invitation is found by.</summary>
    public static string HashOf(string tokenOrCode) => AccessCode.Hash(AccessCode.Normalize(tokenOrCode));

    /// <returns>The invitation, untracked, with what may be done; the invitation is null when the survey is not ready.</returns>
    public async Task<(SurveyAccess Access, Invitation? Invitation)> KnockAsync(string tokenOrCode, CancellationToken cancellationToken)
    {
        var found = await FindIn(db)(db, HashOf(tokenOrCode), cancellationToken);
        return found switch
        {
            null => (new SurveyUnknown(), null),
            { Invitation.IsAnswered: true } => (new SurveyAlreadyAnswered(), null),
            { Invitation.IsRevoked: true } => (new SurveyClosed(), null),
            { Wave: var wave } when now < wave.OpensAt => (new SurveyNotOpenYet(), null),
            { Wave: var wave, ClosesAt: var closesAt } when !wave.TakesAnswersAt(now) || now >= closesAt => (new SurveyClosed(), null),
            { Wave: var wave, Invitation: var invitation } => (Ready(wave, invitation, found.Draft), invitation),
        };
    }

    /// <summary>
    /// Every page that is shown and every page that is saved comes through here, so it is one query, and not translated again each time.
    /// </summary>
    private static Func<FidelityDb, string, CancellationToken, Task<Found?>> FindIn(FidelityDb db) =>
        Queries.GetValue(db.Model, _ => EF.CompileAsyncQuery((FidelityDb db, string hash, CancellationToken _) => (
            from invitation in db.Invitations.AsNoTracking()
            join wave in db.Waves.AsNoTracking() on invitation.WaveId equals wave.Id
            join school in db.WaveSchools.AsNoTracking()
                on new { invitation.WaveId, invitation.OrganizationId } equals new { school.WaveId, school.OrganizationId }
            join one in db.Drafts on invitation.AccessHash equals one.AccessHash into drafts
            from draft in drafts.DefaultIfEmpty()
            where invitation.AccessHash == hash
            select new Found(invitation, wave, school.ClosesAt, draft.Content)).SingleOrDefault()));

    private SurveyReady Ready(Wave wave, Invitation invitation, byte[]? draft)
    {
        var instrument = library.InUse(invitation.Instrument);
        return new SurveyReady(
            instrument, [.. instrument.Languages.Where(wave.Languages.Contains).Select(library.Language)], ReadSheet(draft, instrument, invitation), wave.IsDemonstration, wave.IsAnonymous);
    }

    /// <summary>What was saved so far; empty when nothing was, or when the seal cannot be opened because the installation's key was lost.</summary>
    private AnswerSheet ReadSheet(byte[]? draft, Instrument instrument, Invitation invitation) =>
        (draft is null ? null : SealedDraft.Open(draft, instrument, folder.InstallationKey, invitation.AccessHash))
        ?? AnswerSheet.Empty(instrument);

    /// <param name="ClosesAt">The school's own end of the window.</param>
    /// <param name="Draft">Sealed; null when nothing was saved.</param>
    private sealed record Found(Invitation Invitation, Wave Wave, DateTime ClosesAt, byte[]? Draft);
}
