using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fidelity.Core.Mail;

namespace Fidelity.Data.Mail;

/// <summary>
/// Hands mail to Microsoft 365 by Microsoft Graph's sendMail, as an application that holds a client secret. The message goes as MIME and
/// not as JSON, which would take no header of ours but those that begin with <c>x-</c>: Message-ID and List-Unsubscribe would be lost.
/// One for the whole process, because a token is good for about an hour.
/// </summary>
public sealed class GraphTransport(MailOptions options, TimeProvider clock, HttpClient http) : IMailTransport
{
    /// <summary>What a service that says nothing else means by "too many requests".</summary>
    private static readonly TimeSpan UsualPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>A token is not used in its last minutes: it must outlive the call.</summary>
    private static readonly TimeSpan TokenMargin = TimeSpan.FromMinutes(5);

    private (string Value, DateTimeOffset Until)? token;

    /// <summary>Looks names up again now and then, and follows no redirect with a secret in hand.</summary>
    public static HttpClient MakeClient(MailOptions options) =>
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false })
        {
            Timeout = TimeSpan.FromSeconds(options.Graph.TimeoutSeconds),
        };

    public async Task<MailOutcome> SendAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        try
        {
            var mime = Convert.ToBase64String(MimeMessage.ToBytes(mail, options));
            using var answer = await PostAsync(mime, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.Unauthorized)
            {
                return await OutcomeAsync(answer, cancellationToken);
            }

            // The token was withdrawn before its time: once more, with a new one.
            token = null;
            using var again = await PostAsync(mime, cancellationToken);
            return await OutcomeAsync(again, cancellationToken);
        }
        catch (FormatException noAddress)
        {
            return new MailRejected(noAddress.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new MailRefused($"Microsoft Graph did not answer within {options.Graph.TimeoutSeconds} seconds.");
        }
        catch (Exception failed) when (failed is HttpRequestException or TokenRefusedException or JsonException)
        {
            return new MailRefused(failed.Message);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string mime, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.Graph.GraphUrl}/v1.0/users/{Uri.EscapeDataString(options.From)}/sendMail")
        {
            Content = new StringContent(mime, Encoding.ASCII, "text/plain"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken));
        return await http.SendAsync(request, cancellationToken);
    }

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        if (token is var (value, until) && clock.GetUtcNow() < until)
        {
            return value;
        }

        using var form = new FormUrlEncodedContent(
        [
            new("client_id", options.Graph.ClientId),
            new("client_secret", options.Graph.ClientSecret),
            new("scope", $"{options.Graph.GraphUrl}/.default"),
            new("grant_type", "client_credentials"),
        ]);
        using var answer = await http.PostAsync(
            new Uri($"{options.Graph.LoginUrl}/{Uri.EscapeDataString(options.Graph.Tenant)}/oauth2/v2.0/token"), form, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new TokenRefusedException($"Signing in to Microsoft 365 failed: {Said(answer, text)}");
        }

        using var json = JsonDocument.Parse(text);
        var granted = json.RootElement.GetProperty("access_token").GetString()!;
        token = (granted, clock.GetUtcNow() + TimeSpan.FromSeconds(json.RootElement.GetProperty("expires_in").GetInt32()) - TokenMargin);
        return granted;
    }

    private async Task<MailOutcome> OutcomeAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.IsSuccessStatusCode)
        {
            return new MailTaken();
        }

        var reason = Said(answer, await answer.Content.ReadAsStringAsync(cancellationToken));
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => new MailPutOff(reason, PauseOf(answer)),
            // What is wrong with this mail will be wrong again. Rights, or a mailbox of ours that does not exist, an administrator can mend.
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableContent => new MailRejected(reason),
            _ => new MailRefused(reason),
        };
    }

    private TimeSpan PauseOf(HttpResponseMessage answer)
    {
        var asked = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;
        return asked is not { } pause || pause < TimeSpan.Zero ? UsualPause : pause > LongestPause ? LongestPause : pause;
    }

    /// <summary>The status, and the service's own code and words; login and Graph shape them differently.</summary>
    private static string Said(HttpResponseMessage answer, string text)
    {
        var words = "";
        try
        {
            using var json = JsonDocument.Parse(text);
            words = json.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                ? $"{error.GetProperty("code")}: {error.GetProperty("message")}"
                : $"{error}: {json.RootElement.GetProperty("error_description")}";
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // A proxy's page: the status says enough.
        }

        return $"{(int)answer.StatusCode} {words}".Trim();
    }

    private sealed class TokenRefusedException(string message) : Exception(message);
}
