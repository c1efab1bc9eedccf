using Fidelity.Core.Responses;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Bench.Field;

/// <summary>What the respondents were told, held against what the database has. Every figure but the first two must be 0.</summary>
/// <param name="Saves">Acknowledged.</param>
/// <param name="Submissions">Acknowledged.</param>
/// <param name="Lost">Acknowledged saves or submissions that are not there as they were sent.</param>
/// <param name="Twice">Responses that nobody submitted, or that are there more than once.</param>
/// <param name="Miscounted">Responses that are stored as complete and are not, or the reverse.</param>
/// <param name="Unmatched">How far the number of responses is from the number of answered invitations, and drafts that submissions left behind.</param>
public sealed record FieldLedger(int Saves, int Submissions, int Lost, int Twice, int Miscounted, int Unmatched)
{
    public bool IsRight => this is { Lost: 0, Twice: 0, Miscounted: 0, Unmatched: 0 };

    public static async Task<FieldLedger> CheckAsync(FieldInstallation installation, IReadOnlyCollection<FieldRespondent> respondents)
    {
        FieldLedger? ledger = null;
        await installation.With<FidelityDb>(async db => ledger = await CheckAsync(db, installation, respondents));
        return ledger!;
    }

    private static async Task<FieldLedger> CheckAsync(FidelityDb db, FieldInstallation installation, IReadOnlyCollection<FieldRespondent> respondents)
    {
        var instrument = installation.Instrument;
        var responses = await db.Responses.AsNoTracking().ToListAsync();
        var drafts = await db.Drafts.AsNoTracking().ToDictionaryAsync(draft => draft.AccessHash, draft => draft.Content);
        var answered = await db.Invitations.CountAsync(invitation => invitation.IsAnswered);
        var submitted = respondents.Where(respondent => respondent.IsSubmitted).ToList();
        var expected = submitted.CountBy(respondent => Convert.ToHexString(respondent.Held)).ToDictionary();
        var found = responses.CountBy(response => Convert.ToHexString(response.Answers)).ToDictionary();
        var leftBehind = submitted.Count(respondent => drafts.ContainsKey(Hash(respondent)));
        return new FieldLedger(
            respondents.Sum(respondent => respondent.Acknowledged),
            submitted.Count,
            expected.Sum(row => Math.Max(0, row.Value - found.GetValueOrDefault(row.Key))) + respondents.Count(IsDraftLost),
            found.Sum(row => Math.Max(0, row.Value - expected.GetValueOrDefault(row.Key))),
            responses.Count(response => response.Completeness != Dispositions.Of(instrument, response.Answers)),
            Math.Abs(responses.Count - answered) + leftBehind);

        bool IsDraftLost(FieldRespondent respondent) =>
            !respondent.IsSubmitted && respondent.Acknowledged > 0
            && !(drafts.TryGetValue(Hash(respondent), out var content)
                && SealedDraft.Open(content, instrument, installation.Folder.InstallationKey, Hash(respondent))?.Pack() is { } codes
                && codes.AsSpan().SequenceEqual(respondent.Held));

        static string Hash(FieldRespondent respondent) => Core.Waves.AccessCode.Hash(respondent.Code);
    }
}
