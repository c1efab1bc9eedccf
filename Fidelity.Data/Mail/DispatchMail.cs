using Fidelity.Core.Mail;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Mail;

/// <summary>
/// Sends what is due in the outbox. A mail is claimed in a transaction of its own before it is sent, so that two dispatchers never
/// send one at the same time; if this process dies in between, the claim lapses and the mail is sent again with the same Message-ID.
/// </summary>
public sealed class DispatchMail(FidelityDb db, TimeProvider clock, IMailTransport transport)
{
    /// <summary>Mails in one run: the next run takes the rest.</summary>
    public const int MostMails = 500;

    /// <summary>After so many refusals in a row the run ends: the server is down, and every further mail would lose an attempt and wait for its timeout.</summary>
    public const int MostRefusalsInARow = 5;

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
            if (await ClaimAsync(id, cancellationToken) is { } mail)
            {
                var state = await SendAsync(mail, cancellationToken);
                done = done.And(state);
                refusalsInARow = state == MailState.Sent ? 0 : refusalsInARow + 1;
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
        var due = await db.Outbox
            .Where(mail => (mail.State == MailState.Queued || mail.State == MailState.Claimed) && mail.DueAt <= now)
            .OrderBy(mail => mail.DueAt).ThenBy(mail => mail.Id)
            .Select(mail => new { mail.Id, mail.SchoolId })
            .Take(MostMails)
            .ToListAsync(cancellationToken);
        return [.. due.Select(mail => (mail.Id, mail.SchoolId))];
    }

    /// <summary>Null when there is nothing to send now: another dispatcher was faster, the last attempt's claim has lapsed, or the mail must wait.</summary>
    private async Task<OutboxMail?> ClaimAsync(long id, CancellationToken cancellationToken)
    {
        var now = Now();
        var mail = await db.Outbox.SingleOrDefaultAsync(row => row.Id == id && row.DueAt <= now, cancellationToken);
        if (mail is null or { State: MailState.Sent or MailState.GivenUp or MailState.Dropped })
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
            mail.Failed(now, "The dispatcher stopped in the middle of the last attempt.");
        }
        else
        {
            mail.Claim(now);
        }

        return await SavedAsync(cancellationToken) && !isUsedUp ? mail : null;
    }

    private async Task<MailState> SendAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        if (await transport.SendAsync(mail, cancellationToken) is MailRefused refused)
        {
            mail.Failed(Now(), refused.Reason);
        }
        else
        {
            mail.WasSent(Now());
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
