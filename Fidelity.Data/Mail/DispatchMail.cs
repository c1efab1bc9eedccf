using Fidelity.Core.Calendars;
using Fidelity.Core.Mail;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Fidelity.Data.Mail;

/// <summary>
/// Sends what is due in the outbox. A mail is claimed in a transaction of its own before it is sent, so that two dispatchers never
/// send one at the same time; if this process dies in between, the claim lapses and the mail is sent again with the same Message-ID.
/// A mail of a school whose quiet hours it is just now waits, and so do those beyond the minute's number.
/// </summary>
public sealed class DispatchMail(FidelityDb db, TimeProvider clock, IMailTransport transport, IOptions<MailOptions> options)
{
    /// <summary>Mails in one run: the next run takes the rest.</summary>
    public const int MostMails = 500;

    /// <summary>After so many refusals in a row the run ends: the server is down, and every further mail would lose an attempt and wait for its timeout.</summary>
    public const int MostRefusalsInARow = 5;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly MailGate gate = new(db);

    public async Task<MailDispatched> RunAsync(CancellationToken cancellationToken)
    {
        var done = new MailDispatched(0, 0, 0);
        var refusalsInARow = 0;
        var due = await DueAsync(cancellationToken);
        await gate.LoadAsync(due.Select(mail => mail.SchoolId), cancellationToken);
        foreach (var (id, _) in due)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await IsMinuteFullAsync(cancellationToken))
            {
                break;
            }

            if (await ClaimAsync(id, cancellationToken) is { } mail)
            {
                var outcome = await transport.SendAsync(mail, cancellationToken);
                var state = await NoteAsync(mail, outcome);
                done = done.And(state);
                // An address that does not exist says nothing about the server, but five in a row may be its way to refuse us.
                refusalsInARow = state == MailState.Sent ? 0 : outcome is MailPutOff ? MostRefusalsInARow : refusalsInARow + 1;
            }

            db.ChangeTracker.Clear();
            if (refusalsInARow == MostRefusalsInARow)
            {
                break;
            }
        }

        return done;
    }

    private async Task<List<(long Id, long? SchoolId)>> DueAsync(CancellationToken cancellationToken)
    {
        var now = Now();
        var due = db.Outbox.Where(mail => (mail.State == MailState.Queued || mail.State == MailState.Claimed) && mail.DueAt <= now);
        var zones = await due.Where(mail => mail.TimeZone != null).Select(mail => mail.TimeZone!).Distinct().ToListAsync(cancellationToken);
        var quiet = zones.Where(zone => options.Value.QuietHours.Include(TimeOnly.FromDateTime(SchoolClock.At(now, zone)))).ToList();
        var found = await due
            .Where(mail => mail.TimeZone == null || !quiet.Contains(mail.TimeZone))
            .OrderBy(mail => mail.DueAt).ThenBy(mail => mail.Id)
            .Select(mail => new { mail.Id, mail.SchoolId })
            .Take(MostMails)
            .ToListAsync(cancellationToken);
        return [.. found.Select(mail => (mail.Id, mail.SchoolId))];
    }

    /// <summary>
    /// Counted in the database, so that all processes keep to it together. Two that count at the same moment may each send one more: the
    /// number is exceeded by at most one mail for each process beyond the first.
    /// </summary>
    private async Task<bool> IsMinuteFullAsync(CancellationToken cancellationToken)
    {
        var (now, since) = (Now(), Now() - Minute);
        return options.Value.MostMailsPerMinute is { } most && most <= await db.Outbox.CountAsync(
            mail => mail.SentAt > since || (mail.State == MailState.Claimed && mail.DueAt > now), cancellationToken);
    }

    /// <summary>Null when there is nothing to send now: another dispatcher was faster, the last attempt's claim has lapsed, or the mail must wait.</summary>
    private async Task<OutboxMail?> ClaimAsync(long id, CancellationToken cancellationToken)
    {
        var now = Now();
        var mail = await db.Outbox.SingleOrDefaultAsync(row => row.Id == id && row.DueAt <= now, cancellationToken);
        if (mail is not { State: MailState.Queued or MailState.Claimed })
        {
            return null;
        }

        if (!await gate.LetsOutAsync(mail, now, cancellationToken))
        {
            await SavedAsync(cancellationToken);
            return null;
        }

        var isUsedUp = mail.Attempts >= OutboxMail.MostAttempts;
        if (isUsedUp)
        {
            mail.GiveUp("The dispatcher stopped in the middle of the last attempt.");
        }
        else
        {
            mail.Claim(now);
        }

        return await SavedAsync(cancellationToken) && !isUsedUp ? mail : null;
    }

    private async Task<MailState> NoteAsync(OutboxMail mail, MailOutcome outcome)
    {
        switch (outcome)
        {
            case MailTaken:
                mail.WasSent(Now());
                break;
            case MailRejected rejected:
                mail.GiveUp(rejected.Reason);
                break;
            case MailPutOff putOff:
                mail.PutOff(Now() + putOff.For, putOff.Reason);
                break;
            case MailRefused refused:
                mail.Failed(Now(), refused.Reason);
                break;
        }

        // Once the other side has the mail, a shutdown must not keep us from noting so. If the note finds the row changed, our claim
        // had lapsed and another dispatcher has the mail in hand: it decides.
        var state = mail.State;
        return await SavedAsync(CancellationToken.None) ? state : MailState.Claimed;
    }

    private async Task<bool> SavedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}

/// <summary>What one run did. <paramref name="WillRetry"/> are mails that failed and are tried again later.</summary>
public sealed record MailDispatched(int Sent, int WillRetry, int GivenUp)
{
    internal MailDispatched And(MailState state) => state switch
    {
        MailState.Sent => this with { Sent = Sent + 1 },
        MailState.Queued => this with { WillRetry = WillRetry + 1 },
        MailState.GivenUp => this with { GivenUp = GivenUp + 1 },
        _ => this,
    };
}
