using Fidelity.Api.Feed.Queries;
using Fidelity.Api.Feed.Wire;
using Fidelity.Data.Feed;

namespace Fidelity.Api.Feed;

/// <summary>
/// The feed under <c>/odata</c>: one route for every path and method, since OData has its own rules for what is missing or not
/// allowed. All of it asks for a feed key.
/// </summary>
public static class FeedEndpoints
{
    public const string Root = "/odata";

    public static IEndpointConventionBuilder MapFeed(this IEndpointRouteBuilder endpoints) => endpoints
        .Map(Root + "/{**path}", AnswerAsync)
        .RequireAuthorization(FeedRegistration.Policy)
        .WithDisplayName("Fidelity feed");

    private static async Task AnswerAsync(HttpContext context, FeedQueries queries, FeedOptions options, ILogger<FeedOptions> logger)
    {
        context.Response.Headers[FeedErrors.VersionHeader] = FeedErrors.Version;
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            var path = FeedPath.Read((string?)context.Request.RouteValues["path"] ?? "");
            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            {
                throw FeedRefusal.MethodNotAllowed(context.Request.Method);
            }

            Negotiation.Version(context.Request);
            var text = QueryText.Read(context.Request, options.Limits);
            await new FeedAnswer(context, queries, options, text).WriteAsync(path);
        }
        catch (FeedRefusal refusal)
        {
            await FeedErrors.WriteAsync(context, refusal);
        }
        catch (Exception error) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            logger.LogError(error, "The feed could not answer {Path}", context.Request.Path);
            await FeedErrors.WriteAsync(
                context, StatusCodes.Status500InternalServerError, "InternalError", "The feed could not answer. The reason is in the server's log.");
        }
    }
}
