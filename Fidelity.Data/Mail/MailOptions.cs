namespace Fidelity.Data.Mail;

/// <summary>How mail leaves. Bound from the section <c>Fidelity:Mail</c>; what it must satisfy is in <see cref="MailOptionsRules"/>.</summary>
public sealed record MailOptions
{
    public MailTransportKind Transport { get; init; } = MailTransportKind.PickupFolder;

    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "surveys@fidelity.invalid";

    public string FromName { get; init; } = "Fidelity";

    /// <summary>Where <c>.eml</c> files are put; null for the data folder's <c>mail</c>.</summary>
    public string? PickupFolder { get; init; }

    public SmtpOptions Smtp { get; init; } = new();
}

public enum MailTransportKind
{
    PickupFolder,
    Smtp,
}

/// <summary>The server that takes our mail. TLS is by STARTTLS; a port that expects TLS from its first byte (465) is not supported.</summary>
public sealed record SmtpOptions
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    /// <summary>With it, a server that does not offer STARTTLS is refused: mail is never sent in the clear by surprise.</summary>
    public bool StartTls { get; init; } = true;

    /// <summary>Null: no authentication.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>For one mail, from connecting to the server's last word.</summary>
    public int TimeoutSeconds { get; init; } = 30;
}
