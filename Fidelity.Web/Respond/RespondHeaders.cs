namespace Fidelity.Web.Respond;

/// <summary>Nothing of a survey stays in the browser's cache or goes elsewhere, and only our own style and script run.</summary>
internal static class RespondHeaders
{
    private static readonly string Policy =
        $"default-src 'none'; style-src '{RespondStyle.Hash}' '{RespondStyle.PapersHash}'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static ValueTask<object?> SetAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var headers = invocation.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["X-Robots-Tag"] = "noindex";
        return next(invocation);
    }
}
