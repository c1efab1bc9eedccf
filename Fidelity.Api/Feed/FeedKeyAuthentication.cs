using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Fidelity.Api.Feed.Wire;
using Fidelity.Data.Accounts;
using Fidelity.Data.Feed;
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
    private const string SeesEverything = "fidelity:sees-everything";

    public static FeedReader ReaderOf(ClaimsPrincipal user) => new(
        long.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture), user.HasClaim(SeesEverything, bool.TrueString));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var reader = Credentials(header.Parameter) is var (user, key) ? await authenticate.RunAsync(user, key, Context.RequestAborted) : null;
        if (reader is null)
        {
            return AuthenticateResult.Fail("Unknown, revoked or expired feed key.");
        }

        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, reader.AccountId.ToString(CultureInfo.InvariantCulture)),
                new Claim(SeesEverything, reader.SeesEverything.ToString()),
            ],
            Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
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
