using System.Security.Cryptography;
using System.Text;
using Fidelity.Reports.Design;

namespace Fidelity.Web.Layout;

/// <summary>
/// The pages' one style sheet: tokens, the report's look and <c>app.css</c>. Its address holds its hash, so that browsers may keep it
/// for ever and still see a new one at once.
/// </summary>
public static class Styles
{
    private static readonly string Sheet = string.Join('\n', DesignSheets.Tokens, DesignSheets.Report, Read("app.css"));

    public static string Address { get; } = $"/css/fidelity-{HashOf(Sheet)}.css";

    public static void MapStyles(this WebApplication app) =>
        app.MapGet("/css/{name}", Send).AllowAnonymous();

    private static IResult Send(string name, HttpResponse response)
    {
        if ($"/css/{name}" != Address)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(Sheet, "text/css; charset=utf-8");
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    private static string Read(string name)
    {
        using var stream = typeof(Styles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
