using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using Fidelity.Api.Feed.Wire;
using Fidelity.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Fidelity.Api.Feed;

/// <summary>
/// Basic authentication: the account's user name, and a personal feed key as the password. Excel and Power BI can send this and little
/// else. Somebody who is signed in to the pages is not signed in here.
/// </summary>
internal sealed class FeedKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AuthenticateFeedKey authenticate)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var account = Credentials(header.Parameter) is var (user, key)
            ? await authenticate.RunAsync(user, key, Scheme.Name, Context.RequestAborted)
            : null;
        return account is null
            ? AuthenticateResult.Fail("Unknown, revoked or expired feed key.")
            : AuthenticateResult.Success(new AuthenticationTicket(account, Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Basic realm=\"Fidelity feed\", charset=\"UTF-8\"";
        await FeedErrors.WriteAsync(
            Context,
            StatusCodes.Status401Unauthorized,
            "Unauthorized",
            "Sign in with your user name and a feed key as the password. Keys are made on the page Feed keys, last a year and can be revoked.");
    }

    private static (string User, string Key)? Credentials(string? parameter)
    {
        var bytes = new byte[(parameter ?? "").Length];
        if (!Convert.TryFromBase64String(parameter ?? "", bytes, out var length))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts.Length == 2 ? (parts[0], parts[1]) : null;
    }
}
