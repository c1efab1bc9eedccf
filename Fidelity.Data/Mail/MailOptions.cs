using System.Globalization;
using Fidelity.Core.Mail;

namespace Fidelity.Data.Mail;

/// <summary>How mail leaves. Bound from the section <c>Fidelity:Mail</c>; what it must satisfy is in <see cref="MailOptionsRules"/>.</summary>
public sealed record MailOptions
{
    public const string TimeFormat = "HH:mm";

    /// <summary>What Microsoft 365 takes from one mailbox in a minute; no other service that schools use takes less.</summary>
    private const int UsualMailsPerMinute = 30;

    public MailTransportKind Transport { get; init; } = MailTransportKind.PickupFolder;

    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "surveys@fidelity.invalid";

    public string FromName { get; init; } = "Fidelity";

    /// <summary>Where <c>.eml</c> files are put; null for the data folder's <c>mail</c>.</summary>
    public string? PickupFolder { get; init; }

    /// <summary>Where the mail server puts reports of mails that came back; null for the data folder's <c>bounces</c>.</summary>
    public string? BouncesFolder { get; init; }

    /// <summary>0 for any number; null for 30, or for any number into a pickup folder, whose collector keeps its own pace.</summary>
    public int? MailsPerMinute { get; init; }

    /// <summary>When the time begins in which no mail leaves, by the school's clock, as <c>20:00</c>; null for 20:00, or never into a pickup folder.</summary>
    public string? QuietFrom { get; init; }

    /// <summary>When it ends; the same as the beginning for no such time; null for 06:00.</summary>
    public string? QuietUntil { get; init; }

    public SmtpOptions Smtp { get; init; } = new();

    public GraphOptions Graph { get; init; } = new();

    /// <summary>Null for any number.</summary>
    internal int? MostMailsPerMinute => (MailsPerMinute ?? (Leaves ? UsualMailsPerMinute : 0)) is > 0 and var most ? most : null;

    internal QuietHours QuietHours => QuietFrom is null && QuietUntil is null && !Leaves
        ? QuietHours.Never
        : new(Time(QuietFrom ?? "20:00"), Time(QuietUntil ?? "06:00"));

    private bool Leaves => Transport != MailTransportKind.PickupFolder;

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture);
}

public enum MailTransportKind
{
    PickupFolder,
    Smtp,
    Graph,
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

/// <summary>Microsoft 365 by Microsoft Graph, as an application of its own with a client secret.</summary>
public sealed record GraphOptions
{
    /// <summary>The directory's ID, or a domain of it.</summary>
    public string Tenant { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>Where tokens are had; another in national clouds.</summary>
    public string LoginUrl { get; init; } = "https://login.microsoftonline.com";

    /// <summary>Where mail is sent; another in national clouds.</summary>
    public string GraphUrl { get; init; } = "https://graph.microsoft.com";

    /// <summary>For one call.</summary>
    public int TimeoutSeconds { get; init; } = 30;
}
