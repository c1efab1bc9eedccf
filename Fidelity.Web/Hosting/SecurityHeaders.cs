namespace Fidelity.Web.Hosting;

public static class SecurityHeaders
{
    // No script at all, not even our own: pages work without it, so an injected one finds no door.
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // Pages show figures of schools or open a survey: neither belongs in a shared computer's cache. Styles set their own.
        headers.CacheControl = "no-cache, no-store";
        return next(context);
    });
}
