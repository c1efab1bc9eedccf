using Fidelity.Core.Mail;

namespace Fidelity.Data.Mail;

/// <summary>Where mail leaves this process. One is made for each run of the dispatcher, so that it may keep a connection open.</summary>
public interface IMailTransport
{
    Task<MailOutcome> SendAsync(OutboxMail mail, CancellationToken cancellationToken);
}

/// <summary>What became of one attempt to send.</summary>
public abstract record MailOutcome
{
    private protected MailOutcome()
    {
    }
}

/// <summary>The other side has taken the mail over.</summary>
public sealed record MailTaken : MailOutcome;

/// <summary>The other side did not take it, or could not be reached: another attempt may succeed.</summary>
public sealed record MailRefused(string Reason) : MailOutcome;

/// <summary>This mail will never be taken: its address does not exist, or its content is refused.</summary>
public sealed record MailRejected(string Reason) : MailOutcome;

/// <summary>The other side takes no mail of ours for a while, whichever it is.</summary>
public sealed record MailPutOff(string Reason, TimeSpan For) : MailOutcome;
