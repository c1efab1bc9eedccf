using System.ComponentModel.DataAnnotations;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;

namespace Fidelity.Web.Hosting;

/// <summary>
/// What this host is told: <c>--data DIR</c>, <c>--urls</c>, and the section <c>Fidelity</c> (command line, environment as
/// <c>Fidelity__PublicUrl</c>, or appsettings.json where it is started). All that is wrong is printed at once.
/// </summary>
public sealed record WebSettings
{
    public const string DefaultUrls = SurveyLinks.ThisMachine;

    /// <summary>The data folder.</summary>
    [Required]
    public string Data { get; init; } = "./data";

    public DatabaseOptions Database { get; init; } = new();

    /// <summary>The address that people outside reach, for links in mails; the first of <c>--urls</c> unless it is set.</summary>
    [Required, Url]
    public string PublicUrl { get; init; } = DefaultUrls;

    /// <summary>Off where <c>Fidelity.Jobs serve</c> runs the schedule in a process of its own.</summary>
    public bool RunsSchedule { get; init; } = true;

    public SurveyLinks Links => new(PublicUrl.TrimEnd('/'));

    public static WebSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Fidelity");
        var settings = new WebSettings
        {
            Data = configuration["data"] ?? "./data",
            Database = section.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions(),
            PublicUrl = section["PublicUrl"] ?? FirstOf(configuration["urls"]),
            RunsSchedule = section.GetValue("RunsSchedule", defaultValue: true),
        };
        List<ValidationResult> wrong = [];
        Validator.TryValidateObject(settings, new ValidationContext(settings), wrong, validateAllProperties: true);
        Validator.TryValidateObject(settings.Database, new ValidationContext(settings.Database), wrong, validateAllProperties: true);
        wrong.ForEach(result => Console.Error.WriteLine($"Setting: {result.ErrorMessage}"));
        return wrong.Count == 0 ? settings : null;
    }

    private static string FirstOf(string? urls) =>
        urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()
            ?.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal)
            ?? DefaultUrls;
}
