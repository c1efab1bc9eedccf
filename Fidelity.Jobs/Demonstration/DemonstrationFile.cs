using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fidelity.Jobs.Demonstration;

/// <summary>What <c>demo.json</c> holds: everything somebody needs to look at the demonstration district, in a form that scripts can read.</summary>
public sealed record DemonstrationFile(
    string Notice,
    int Schools,
    int Seed,
    long Release,
    string ReleaseHash,
    DemonstrationFile.Secret FeedKey,
    IReadOnlyList<DemonstrationFile.SignIn> SignIns,
    IReadOnlyList<DemonstrationFile.Report> Reports,
    IReadOnlyList<string> RespondLinks)
{
    public const string Name = "demo.json";

    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Form);

    public sealed record Secret(string User, string Password);

    public sealed record SignIn(string Role, string User, string Password);

    /// <param name="School">The roster's identifier of the school.</param>
    /// <param name="Pdf">Full path.</param>
    public sealed record Report(string School, string Name, string Pdf, string Headline);
}
