using System.Globalization;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Fidelity.Data.Mail;

/// <summary>What the mail settings must satisfy before a host starts: every failure is listed, each with what to do.</summary>
public sealed class MailOptionsRules : IValidateOptions<MailOptions>
{
    private const int LongestTimeoutSeconds = 300;

    private static readonly (Func<MailOptions, bool> IsBroken, string Message)[] Rules =
    [
        (options => !Enum.IsDefined(options.Transport), "Fidelity:Mail:Transport must be PickupFolder, Smtp or Graph."),
        (options => !MailAddress.TryCreate(options.From, out _), "Fidelity:Mail:From is not a mail address: set the address that surveys are sent from."),
        (options => options.FromName.AsSpan().ContainsAny('\r', '\n'), "Fidelity:Mail:FromName has a line break in it: write it on one line."),
        (options => options.PickupFolder is "", "Fidelity:Mail:PickupFolder is empty: leave it out, or name a folder."),
        (options => options.BouncesFolder is "", "Fidelity:Mail:BouncesFolder is empty: leave it out, or name a folder."),
        (options => options.MailsPerMinute < 0, "Fidelity:Mail:MailsPerMinute is below 0: set how many mails may leave in a minute, or 0 for any number."),
        (options => IsNoTime(options.QuietFrom), "Fidelity:Mail:QuietFrom is not a time of day: write it as 20:00."),
        (options => IsNoTime(options.QuietUntil), "Fidelity:Mail:QuietUntil is not a time of day: write it as 06:00."),
        (options => Smtp(options) && options.Smtp.Host.Length == 0, "Fidelity:Mail:Smtp:Host is missing: name the server that takes the mail."),
        (options => Smtp(options) && options.Smtp.Port is < 1 or > 65535, "Fidelity:Mail:Smtp:Port must be 1 to 65535, usually 587."),
        (options => Smtp(options) && options.Smtp.Port == 465, "Fidelity:Mail:Smtp:Port 465 expects TLS from its first byte, which is not supported: use 587 with StartTls."),
        (options => Smtp(options) && options.Smtp.TimeoutSeconds is < 1 or > LongestTimeoutSeconds, $"Fidelity:Mail:Smtp:TimeoutSeconds must be 1 to {LongestTimeoutSeconds}."),
        (options => Smtp(options) && options.Smtp.User is null != options.Smtp.Password is null, "Fidelity:Mail:Smtp needs both User and Password, or neither."),
        (options => Smtp(options) && options.Smtp is { User: not null, StartTls: false }, "Fidelity:Mail:Smtp would send its password in the clear: set StartTls, or leave User and Password out."),
        (options => Graph(options) && options.Graph.Tenant.Length == 0, "Fidelity:Mail:Graph:Tenant is missing: set the directory (tenant) ID."),
        (options => Graph(options) && options.Graph.ClientId.Length == 0, "Fidelity:Mail:Graph:ClientId is missing: set the application (client) ID."),
        (options => Graph(options) && options.Graph.ClientSecret.Length == 0, "Fidelity:Mail:Graph:ClientSecret is missing: set a client secret of the application."),
        (options => Graph(options) && !IsSafe(options.Graph.LoginUrl), "Fidelity:Mail:Graph:LoginUrl must be an https address: the client secret goes there."),
        (options => Graph(options) && !IsSafe(options.Graph.GraphUrl), "Fidelity:Mail:Graph:GraphUrl must be an https address: mails with personal links go there."),
        (options => Graph(options) && options.Graph.TimeoutSeconds is < 1 or > LongestTimeoutSeconds, $"Fidelity:Mail:Graph:TimeoutSeconds must be 1 to {LongestTimeoutSeconds}."),
    ];

    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        List<string> broken = [.. Rules.Where(rule => rule.IsBroken(options)).Select(rule => rule.Message)];
        return broken.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(broken);
    }

    private static bool Smtp(MailOptions options) => options.Transport == MailTransportKind.Smtp;

    private static bool Graph(MailOptions options) => options.Transport == MailTransportKind.Graph;

    private static bool IsNoTime(string? text) =>
        text is not null && !TimeOnly.TryParseExact(text, MailOptions.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback);
}
