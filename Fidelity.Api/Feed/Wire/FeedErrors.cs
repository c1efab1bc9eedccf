using Microsoft.AspNetCore.Diagnostics;

namespace Fidelity.Api.Feed.Wire;

/// <summary>Every "no" of the feed, as OData says it: a status and <c>{"error":{"code","message"}}</c>.</summary>
internal static class FeedErrors
{
    public const string VersionHeader = "OData-Version";
    public const string Version = "4.0";

    public static Task WriteAsync(HttpContext context, FeedRefusal refusal)
    {
        if (refusal.Allow is { } allow)
        {
            context.Response.Headers.Allow = allow;
        }

        return WriteAsync(context, refusal.Status, refusal.Code, refusal.Message);
    }

    public static async Task WriteAsync(HttpContext context, int status, string code, string message)
    {
        var response = context.Response;
        response.Headers.ContentEncoding = default;
        response.Headers.ETag = default;
        response.StatusCode = status;
        response.Headers[VersionHeader] = Version;
        response.Headers.CacheControl = "no-store";
        response.ContentType = new JsonForm(true, false).ContentType;
        // A host's own error pages are for people.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        await using (var json = JsonRows.Writer(response.BodyWriter))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", code);
            json.WriteString("message", message);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
