using Fidelity.Core.Waves;
using Fidelity.Data.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Fidelity.Web.Respond;

/// <summary>
/// Where the link at a mail's foot leads. Opening it changes nothing, because mail filters open links; only the button does, or the
/// mail program's own (RFC 8058), which posts to the same address and is answered without a redirect.
/// </summary>
public static class UnsubscribeEndpoints
{
    private const long LargestForm = 4 * 1024;

    public static void MapUnsubscribe(this IEndpointRouteBuilder routes)
    {
        var mails = routes.MapGroup("/u")
            .AllowAnonymous()
            .AddEndpointFilter(RespondHeaders.SetAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        mails.MapGet("/{token}", AskAsync);
        mails.MapPost("/{token}", StopAsync);
    }

    private static async Task<IResult> AskAsync(FindUnsubscribe findUnsubscribe, string token, CancellationToken cancellationToken) =>
        await findUnsubscribe.RunAsync(token, cancellationToken) is { } found ? Page(found.Wave, token) : Message.UnknownUnsubscribe.ToResult();

    private static async Task<IResult> StopAsync(StopMails stopMails, string token, CancellationToken cancellationToken) =>
        await stopMails.RunAsync(token, cancellationToken) is { } found ? Page(found.Wave, token: null) : Message.UnknownUnsubscribe.ToResult();

    /// <param name="token">Null once it is done.</param>
    private static RazorComponentResult<UnsubscribePage> Page(Wave wave, string? token) => new(new { Wave = wave, Token = token });
}
