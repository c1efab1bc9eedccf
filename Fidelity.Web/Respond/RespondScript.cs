using System.Security.Cryptography;
using System.Text;
using Fidelity.Core.Waves;

namespace Fidelity.Web.Respond;

/// <summary>The survey's script: one file of our own, and the only one that its pages may run.</summary>
internal static class RespondScript
{
    private const int KeyLetters = 32;

    public static string Source { get; } = RespondStyle.Read("survey.js");

    /// <summary>Another one whenever the script is another, so that a browser may keep it.</summary>
    public static string Address { get; } =
        $"{SurveyAddresses.Root}/survey.js?{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Source)))[..16]}";

    /// <summary>
    /// The name under which a browser keeps answers that wait for the network. Whoever finds it can neither open the survey with it nor
    /// find a row of the database.
    /// </summary>
    public static string KeyOf(string access) => AccessCode.Hash($"browser/{AccessCode.Normalize(access)}")[..KeyLetters];

    public static IResult Send(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(Source, "text/javascript; charset=utf-8");
    }
}
