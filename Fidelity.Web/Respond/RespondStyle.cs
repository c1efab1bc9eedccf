using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Fidelity.Reports.Design;

namespace Fidelity.Web.Respond;

/// <summary>The survey's look, inside each page: one request brings all that an old telephone on a poor line needs.</summary>
internal static partial class RespondStyle
{
    public static string Sheet { get; } = Shorten(DesignSheets.Tokens + Read("respond.css"));

    /// <summary>Beside it, for what is printed and for parents.</summary>
    public static string Papers { get; } = Shorten(Read("papers.css"));

    /// <summary>As a content security policy names it.</summary>
    public static string Hash { get; } = HashOf(Sheet);

    /// <inheritdoc cref="Hash"/>
    public static string PapersHash { get; } = HashOf(Papers);

    private static string HashOf(string css) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)))}";

    private static string Shorten(string css) => Spaces().Replace(Comments().Replace(css, ""), " ");

    internal static string Read(string name)
    {
        using var stream = typeof(RespondStyle).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
