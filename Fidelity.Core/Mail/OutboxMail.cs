namespace Fidelity.Core.Mail;

/// <summary>
/// A mail that has been decided and has not left yet. Written in the transaction of the use case that wants it, sent by a job:
/// at least once, with the same <see cref="MessageId"/> every time. It carries links, never numbers or names of students.
/// </summary>
public sealed class OutboxMail(
    string messageId, string recipient, string subject, string text, string html, DateTime queuedAt, string? unsubscribeLink = null)
{
    /// <summary>After this many failures a mail is given up and shown as failed.</summary>
    public const int MostAttempts = 5;

    public const int LongestError = 500;

    public static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(10);

    /// <summary>Wait after the first failure; each further one doubles it: 10, 20, 40 and 80 minutes.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(10);

    public long Id { get; private set; }

    /// <summary>RFC 5322 Message-ID without angle brackets; unique.</summary>
    public string MessageId { get; private set; } = messageId;

    public string Recipient { get; private set; } = recipient;

    public string Subject { get; private set; } = subject;

    /// <summary>Empty once the mail has left: it holds a personal link, which must not lie in the database for longer than needed.</summary>
    public string Text { get; private set; } = text;

    public string Html { get; private set; } = html;

    /// <summary>Where the recipient stops further mails; null for a mail that is none of a series. Forgotten with the text.</summary>
    public string? UnsubscribeLink { get; private set; } = unsubscribeLink;

    /// <summary>Null for a mail that is not about a wave, as are the next two.</summary>
    public MailKind? Kind { get; private set; }

    /// <summary>The name of the school on whose behalf it is sent.</summary>
    public string? School { get; private set; }

    /// <summary>IANA name of the school's clock, by which <see cref="QuietHours"/> are kept.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>The wave and the school in whose window and school time the mail may leave; null for a mail that may leave at any time.</summary>
    public long? WaveId { get; private set; }

    /// <inheritdoc cref="WaveId"/>
    public long? SchoolId { get; private set; }

    /// <summary>Whose unanswered invitation it is about; null where it is about none, and in an anonymous wave.</summary>
    public long? InvitationId { get; private set; }

    public DateTime QueuedAt { get; private set; } = queuedAt;

    public MailState State { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Not before this instant (UTC) is it tried again; while claimed, when the claim lapses.</summary>
    public DateTime DueAt { get; private set; } = queuedAt;

    public DateTime? SentAt { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>The address as a page may show it: <c>t…@maple.example.org</c>.</summary>
    public string MaskedRecipient => Recipient.IndexOf('@') is > 0 and var at ? $"{Recipient[0]}…{Recipient[at..]}" : "…";

    public OutboxMail OnBehalfOf(MailKind kind, string school, string timeZone)
    {
        (Kind, School, TimeZone) = (kind, school, timeZone);
        return this;
    }

    /// <summary>The mail leaves in that school's time only, while its window is open and the invitation, if any, still waits for an answer.</summary>
    public OutboxMail Within(long wave, long school, long? invitation = null)
    {
        (WaveId, SchoolId, InvitationId) = (wave, school, invitation);
        return this;
    }

    /// <param name="until">UTC.</param>
    public void Wait(DateTime until) => (State, DueAt) = (MailState.Queued, until);

    /// <summary>Its time is over, or its reader has answered: it never leaves.</summary>
    public void Drop()
    {
        State = MailState.Dropped;
        Forget();
    }

    public void Claim(DateTime now) => (State, Attempts, DueAt) = (MailState.Claimed, Attempts + 1, now + ClaimLasts);

    public void WasSent(DateTime now)
    {
        (State, SentAt, LastError) = (MailState.Sent, now, null);
        Forget();
    }

    /// <summary>The attempt failed, and another may succeed.</summary>
    public void Failed(DateTime now, string error)
    {
        if (Attempts >= MostAttempts)
        {
            GiveUp(error);
        }
        else
        {
            Wait(now + (RetryAfter * Math.Pow(2, Attempts - 1)), error);
        }
    }

    /// <summary>The other side takes no more for now, whatever mail it is: that costs this one no attempt.</summary>
    public void PutOff(DateTime until, string error)
    {
        Attempts--;
        Wait(until, error);
    }

    /// <summary>No attempt will succeed. The text is kept until the wave closes, so that it can be tried again by hand.</summary>
    public void GiveUp(string error) => (State, LastError) = (MailState.GivenUp, Short(error));

    /// <summary>It had been handed over, and came back.</summary>
    public void Bounce(string report)
    {
        (State, LastError) = (MailState.Bounced, Short(report));
        Forget();
    }

    /// <summary>As if it had just been queued. Only for a mail that was given up.</summary>
    public void TryAgain(DateTime now) => (State, Attempts, DueAt) = (MailState.Queued, 0, now);

    private void Wait(DateTime until, string error)
    {
        Wait(until);
        LastError = Short(error);
    }

    private static string Short(string error) => error.Length > LongestError ? error[..LongestError] : error;

    private void Forget() => (Text, Html, UnsubscribeLink) = ("", "", null);
}

/// <summary>Where a mail is on its way out.</summary>
public enum MailState
{
    Queued,

    /// <summary>A dispatcher has it in hand, until its claim lapses.</summary>
    Claimed,

    /// <summary>The other side has taken it over.</summary>
    Sent,

    /// <summary>Failed <see cref="OutboxMail.MostAttempts"/> times, or once for good; it stays, with its last error.</summary>
    GivenUp,

    /// <summary>Taken out before it left: the window had closed, or the reader had answered or wanted no more mail.</summary>
    Dropped,

    /// <summary>Was sent, and a later report says that it could not be delivered.</summary>
    Bounced,
}
