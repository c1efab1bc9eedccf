using System.Text.Encodings.Web;
using Fidelity.Reports.Printing;
using Fidelity.Web.Layout;

namespace Fidelity.Web.Errors;

/// <summary>
/// One page for everything that goes wrong, written without components, so that it cannot fail for the reason that a page failed.
/// The feed answers machines and says its own errors.
/// </summary>
public static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = WriteAsync,
            StatusCodeSelector = StatusOf,
        });
        app.Use(WriteWhereNothingIsSaidAsync);
    }

    /// <summary>What was sent may be too large or malformed, or a program is not installed: that is said as such, not as a fault of ours.</summary>
    public static int StatusOf(Exception failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        ChromiumMissingException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    public static Task WriteAsync(HttpContext context)
    {
        var (title, advice) = TextFor(context.Response.StatusCode);
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Page(HtmlEncoder.Default.Encode(title), HtmlEncoder.Default.Encode(advice)), context.RequestAborted);
    }

    // Not UseStatusCodePages: it stays silent where a content type is set, as it is when a form's antiforgery token is refused.
    private static async Task WriteWhereNothingIsSaidAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 }
            && !context.Request.Path.StartsWithSegments("/odata", StringComparison.Ordinal))
        {
            await WriteAsync(context);
        }
    }

    private static (string Title, string Advice) TextFor(int status) => status switch
    {
        StatusCodes.Status400BadRequest =>
            ("This form could not be read", "It may have been open for too long, or a file in it is larger than 200 MB. Go back, load the page again and send it once more."),
        StatusCodes.Status403Forbidden =>
            ("This page is not part of your account", "If you need it, ask your district's administrator to change your role."),
        StatusCodes.Status404NotFound =>
            ("There is no such page", "The address may be mistyped, or it shows a school that is not part of your account."),
        StatusCodes.Status413PayloadTooLarge =>
            ("The file is too large", "A roster may have up to 200 MB as a zip. Leave out files that OneRoster does not name."),
        StatusCodes.Status429TooManyRequests =>
            ("Too many attempts", "Wait a minute and try again."),
        StatusCodes.Status503ServiceUnavailable =>
            ("This report cannot be printed here yet", "The page of the report shows the same figures. For the PDF, ask your administrator to install Chromium on the server."),
        >= 500 =>
            ("Something went wrong here", "It is not your fault, and nothing was changed. Try again; if it happens again, tell your administrator when it happened."),
        _ => ("This request could not be answered", "Go back and try again."),
    };

    private static string Page(string title, string advice) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{title} - Fidelity</title>
          <link rel="stylesheet" href="{Styles.Address}">
        </head>
        <body>
          <main class="narrow error-page">
            <h1>{title}</h1>
            <p>{advice}</p>
            <p><a href="/">Back to the start</a></p>
          </main>
        </body>
        </html>
        """;
}
