using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fidelity.Tests.Data.Mail;

/// <summary>
/// The two calls of Microsoft 365 that sending needs, on a free port of this machine: a token for a client secret, and sendMail for a
/// token. It takes only what the real ones are documented to take, and remembers it.
/// </summary>
internal sealed class GraphStandIn : IAsyncDisposable
{
    private readonly WebApplication app;

    private GraphStandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.MapPost("/{tenant}/oauth2/v2.0/token", TokenAsync);
        app.MapPost("/v1.0/users/{from}/sendMail", SendAsync);
    }

    public string Address => app.Urls.Single();

    public int TokensGiven { get; private set; }

    public List<string> Tenants { get; } = [];

    /// <summary>The sender's mailbox, and the MIME message.</summary>
    public List<(string From, string Message)> Received { get; } = [];

    /// <summary>What to answer instead of taking the next mails, in order.</summary>
    public Queue<Func<HttpContext, Task>> Instead { get; } = new();

    public static async Task<GraphStandIn> StartAsync()
    {
        var standIn = new GraphStandIn();
        await standIn.app.StartAsync();
        return standIn;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public static Func<HttpContext, Task> Refusal(int status, string code, string message, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsJsonAsync(new { error = new { code, message } });
    };

    private async Task TokenAsync(HttpContext context, string tenant)
    {
        var form = await context.Request.ReadFormAsync();
        if (form["grant_type"] != "client_credentials" || form["client_id"] != "app-1" || form["client_secret"] != "correct horse"
            || form["scope"] != $"{Address}/.default")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_client", error_description = "AADSTS7000215: Invalid client secret provided." });
            return;
        }

        Tenants.Add(tenant);
        TokensGiven++;
        await context.Response.WriteAsJsonAsync(new { token_type = "Bearer", expires_in = 3599, access_token = $"token-{TokensGiven}" });
    }

    private async Task SendAsync(HttpContext context, string from)
    {
        if (Instead.TryDequeue(out var answer))
        {
            await answer(context);
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var isRight = context.Request.Headers.Authorization == $"Bearer token-{TokensGiven}"
            && context.Request.ContentType?.StartsWith("text/plain", StringComparison.Ordinal) == true;
        context.Response.StatusCode = isRight ? StatusCodes.Status202Accepted : StatusCodes.Status401Unauthorized;
        if (isRight)
        {
            Received.Add((from, System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(body))));
        }
    }
}
