using Fidelity.Core.Mail;
using Fidelity.Data.Mail;
using Xunit;

namespace Fidelity.Tests.Data.Mail;

public sealed class GraphTransportTests
{
    private readonly TestClock clock = new(TestClock.SomeMonday);

    [Fact]
    public async Task A_mail_arrives_whole_with_its_message_id_and_the_way_to_stop_it()
    {
        await using var graph = await GraphStandIn.StartAsync();
        var transport = To(graph);

        var outcome = await transport.SendAsync(Mail("1@test"), default);

        Assert.IsType<MailTaken>(outcome);
        var (from, message) = Assert.Single(graph.Received);
        var mail = EmlFile.Parse(message);
        Assert.Equal(("surveys@district.example.org", "district.example.org"), (from, graph.Tenants.Single()));
        Assert.Equal("<1@test>", mail.Headers["Message-ID"]);
        Assert.Equal("<https://surveys.example.org/u/1.2.x>", mail.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.Equal("theo@maple.example.org", mail.Headers["To"]);
        Assert.Equal("Su encuesta está abierta", mail.Subject);
        Assert.Equal("¿Qué tal?", mail.Parts[0].Content.TrimEnd());
        Assert.Equal("<p>¿Qué tal?</p>", mail.Parts[1].Content.TrimEnd());
        Assert.DoesNotContain(mail.Headers.Keys, name => name.StartsWith("X-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task One_token_serves_all_mails_until_shortly_before_it_ends()
    {
        await using var graph = await GraphStandIn.StartAsync();
        var transport = To(graph);

        await transport.SendAsync(Mail("1@test"), default);
        clock.Advance(TimeSpan.FromMinutes(50));
        await transport.SendAsync(Mail("2@test"), default);
        var tokensBefore = graph.TokensGiven;
        clock.Advance(TimeSpan.FromMinutes(6));
        await transport.SendAsync(Mail("3@test"), default);

        Assert.Equal((1, 2, 3), (tokensBefore, graph.TokensGiven, graph.Received.Count));
    }

    [Fact]
    public async Task A_token_that_was_withdrawn_is_replaced_once()
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.Instead.Enqueue(GraphStandIn.Refusal(401, "InvalidAuthenticationToken", "Access token has expired."));
        var transport = To(graph);

        var first = await transport.SendAsync(Mail("1@test"), default);
        graph.Instead.Enqueue(GraphStandIn.Refusal(401, "InvalidAuthenticationToken", "No."));
        graph.Instead.Enqueue(GraphStandIn.Refusal(401, "InvalidAuthenticationToken", "No."));
        var second = await transport.SendAsync(Mail("2@test"), default);

        Assert.IsType<MailTaken>(first);
        Assert.Equal(new MailRefused("401 InvalidAuthenticationToken: No."), second);
        Assert.Equal(3, graph.TokensGiven);
    }

    [Theory]
    [InlineData(429, "17", 17)]
    [InlineData(503, "Mon, 05 Oct 2026 13:02:00 GMT", 120)]
    [InlineData(429, null, 60)]
    [InlineData(429, "86400", 3600)]
    public async Task A_service_that_has_enough_is_left_alone_for_as_long_as_it_asks(int status, string? retryAfter, int seconds)
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.Instead.Enqueue(GraphStandIn.Refusal(status, "ApplicationThrottled", "Too many.", retryAfter));

        var outcome = await To(graph).SendAsync(Mail("1@test"), default);

        Assert.Equal(new MailPutOff($"{status} ApplicationThrottled: Too many.", TimeSpan.FromSeconds(seconds)), outcome);
    }

    [Fact]
    public async Task What_is_wrong_with_the_mail_is_for_good_and_what_an_administrator_can_mend_is_not()
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.Instead.Enqueue(GraphStandIn.Refusal(400, "ErrorInvalidRecipients", "At least one recipient is not valid."));
        graph.Instead.Enqueue(GraphStandIn.Refusal(403, "ErrorAccessDenied", "Access is denied."));
        graph.Instead.Enqueue(GraphStandIn.Refusal(500, "ErrorInternalServerError", "Oh."));
        graph.Instead.Enqueue(context =>
        {
            context.Response.StatusCode = 502;
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, "<html>a proxy</html>");
        });
        var transport = To(graph);

        Assert.Equal(new MailRejected("400 ErrorInvalidRecipients: At least one recipient is not valid."), await transport.SendAsync(Mail("1@test"), default));
        Assert.Equal(new MailRefused("403 ErrorAccessDenied: Access is denied."), await transport.SendAsync(Mail("2@test"), default));
        Assert.Equal(new MailRefused("500 ErrorInternalServerError: Oh."), await transport.SendAsync(Mail("3@test"), default));
        Assert.Equal(new MailRefused("502"), await transport.SendAsync(Mail("4@test"), default));
        Assert.IsType<MailRejected>(await transport.SendAsync(Mail("5@test", "not an address"), default));
    }

    [Fact]
    public async Task A_wrong_secret_is_said_and_the_secret_is_not()
    {
        await using var graph = await GraphStandIn.StartAsync();

        var outcome = await To(graph, secret: "wrong donkey").SendAsync(Mail("1@test"), default);

        var reason = Assert.IsType<MailRefused>(outcome).Reason;
        Assert.Contains("AADSTS7000215", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("donkey", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_or_is_not_there_is_a_refusal()
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.Instead.Enqueue(context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        var options = Options(graph.Address);

        var silent = await To(options with { Graph = options.Graph with { TimeoutSeconds = 1 } }).SendAsync(Mail("1@test"), default);
        var nobody = await To(Options("http://127.0.0.1:1")).SendAsync(Mail("1@test"), default);

        Assert.Equal(new MailRefused("Microsoft Graph did not answer within 1 seconds."), silent);
        Assert.IsType<MailRefused>(nobody);
    }

    private static OutboxMail Mail(string messageId, string recipient = "theo@maple.example.org") => new(
        messageId, recipient, "Su encuesta está abierta", "¿Qué tal?", "<p>¿Qué tal?</p>", TestClock.SomeMonday, "https://surveys.example.org/u/1.2.x");

    private static MailOptions Options(string address, string secret = "correct horse") => new()
    {
        Transport = MailTransportKind.Graph,
        From = "surveys@district.example.org",
        Graph = new GraphOptions { Tenant = "district.example.org", ClientId = "app-1", ClientSecret = secret, LoginUrl = address, GraphUrl = address },
    };

    private GraphTransport To(GraphStandIn graph, string secret = "correct horse") => To(Options(graph.Address, secret));

    private GraphTransport To(MailOptions options) => new(options, clock, GraphTransport.MakeClient(options));
}
