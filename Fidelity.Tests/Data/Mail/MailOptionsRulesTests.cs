using Fidelity.Data.Mail;
using Xunit;

namespace Fidelity.Tests.Data.Mail;

public sealed class MailOptionsRulesTests
{
    [Fact]
    public void The_settings_that_nobody_has_touched_are_valid()
    {
        var result = new MailOptionsRules().Validate(null, new MailOptions());

        Assert.True(result.Succeeded);
    }

    [Fact]
    public void All_that_is_wrong_is_listed_at_once()
    {
        var options = new MailOptions
        {
            Transport = MailTransportKind.Smtp,
            From = "nobody",
            Smtp = new SmtpOptions { Port = 465, StartTls = false, User = "alma", Password = null, TimeoutSeconds = 0 },
        };

        var result = new MailOptionsRules().Validate(null, options);

        Assert.Equal(
            ["Fidelity:Mail:From", "Fidelity:Mail:Smtp:Host", "Fidelity:Mail:Smtp:Port 465", "Fidelity:Mail:Smtp:TimeoutSeconds", "Fidelity:Mail:Smtp needs both", "Fidelity:Mail:Smtp would send"],
            result.Failures!.Select(failure => Starts.First(start => failure.StartsWith(start, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_port_for_tls_from_the_first_byte_is_refused_with_the_reason()
    {
        var options = new MailOptions { Transport = MailTransportKind.Smtp, Smtp = new SmtpOptions { Host = "mail.example.org", Port = 465 } };

        var result = new MailOptionsRules().Validate(null, options);

        Assert.Equal("Fidelity:Mail:Smtp:Port 465 expects TLS from its first byte, which is not supported: use 587 with StartTls.", Assert.Single(result.Failures!));
    }

    [Fact]
    public void What_graph_the_pace_and_the_quiet_hours_need_is_listed_too()
    {
        var options = new MailOptions
        {
            Transport = MailTransportKind.Graph,
            From = "surveys@district.example.org",
            BouncesFolder = "",
            MailsPerMinute = -1,
            QuietFrom = "8 pm",
            QuietUntil = "24:00",
            Graph = new GraphOptions { LoginUrl = "http://login.example.org", GraphUrl = "graph", TimeoutSeconds = 301 },
        };

        var result = new MailOptionsRules().Validate(null, options);

        Assert.Equal(
            ["BouncesFolder", "MailsPerMinute", "QuietFrom", "QuietUntil", "Graph:Tenant", "Graph:ClientId", "Graph:ClientSecret", "Graph:LoginUrl", "Graph:GraphUrl", "Graph:TimeoutSeconds"],
            result.Failures!.Select(failure => failure["Fidelity:Mail:".Length..].Split(' ')[0]));
    }

    private static readonly string[] Starts =
    [
        "Fidelity:Mail:From", "Fidelity:Mail:Smtp:Host", "Fidelity:Mail:Smtp:Port 465", "Fidelity:Mail:Smtp:Port", "Fidelity:Mail:Smtp:TimeoutSeconds",
        "Fidelity:Mail:Smtp needs both", "Fidelity:Mail:Smtp would send",
    ];
}
