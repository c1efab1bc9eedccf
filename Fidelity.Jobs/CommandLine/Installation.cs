using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Waves;
using Fidelity.Data;
using Fidelity.Data.Database;
using Fidelity.Data.Instruments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fidelity.Jobs.CommandLine;

/// <summary>
/// The installation that a verb works on: its folder, and its settings from appsettings.json and the environment (as
/// <c>Fidelity__Database__Provider</c>).
/// </summary>
internal sealed record Installation(HostApplicationBuilder Builder, DataFolder Folder, DatabaseOptions Database)
{
    public static Problem NoInstruments { get; } = new(
        "CLI-003", "The directory instruments/ is neither beside this program nor above the current directory: start where it can be found, or name it.");

    public static Option<string> DataOption() => new("--data")
    {
        Description = "The installation's folder: database, key and mail.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "./data",
    };

    /// <summary>A host with Data's features over a database of this version's shape; or, after the problems were written, null.</summary>
    public static async Task<IHost?> OpenAsync(
        string data, TextWriter error, CancellationToken cancellationToken, Action<Installation>? add = null)
    {
        if (Configure(data, error) is not { } installation)
        {
            return null;
        }

        add?.Invoke(installation);
        var host = installation.Builder.Build();
        if (await PrepareAsync(host, cancellationToken) is { Count: > 0 } problems)
        {
            error.Report(problems);
            host.Dispose();
            return null;
        }

        return host;
    }

    /// <summary>As <see cref="OpenAsync"/>, for verbs that only make sense where there is something: a mistyped folder is said, not filled.</summary>
    public static async Task<IHost?> OpenExistingAsync(
        string data, TextWriter error, CancellationToken cancellationToken, Action<Installation>? add = null)
    {
        if (Settings(Host.CreateApplicationBuilder()) is { Provider: DatabaseProvider.Sqlite, ConnectionString: null or "" }
            && !File.Exists(Path.Combine(data, DataFolder.DatabaseName)))
        {
            error.Report([new Problem("CLI-007", $"There is no installation in {data}: name its folder with --data.")]);
            return null;
        }

        return await OpenAsync(data, error, cancellationToken, add);
    }

    private static DatabaseOptions Settings(HostApplicationBuilder builder) =>
        builder.Configuration.GetSection("Fidelity:Database").Get<DatabaseOptions>() ?? new DatabaseOptions();

    private static Installation? Configure(string data, TextWriter error)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var settings = builder.Configuration.GetSection("Fidelity");
        var database = Settings(builder);
        var publicUrl = settings["PublicUrl"] ?? SurveyLinks.ThisMachine;
        List<Problem> problems = [.. Check(database, publicUrl)];
        var library = Library(problems);
        if (library is null || problems.Count > 0)
        {
            error.Report(problems);
            return null;
        }

        var folder = new DataFolder(data);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddFidelityData(folder, database, library, new SurveyLinks(publicUrl.TrimEnd('/')));
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        return new(builder, folder, database);
    }

    private static async Task<IReadOnlyList<Problem>> PrepareAsync(IHost host, CancellationToken cancellationToken)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().RunAsync(cancellationToken);
        return await scope.ServiceProvider.GetRequiredService<RegisterInstruments>().RunAsync(cancellationToken);
    }

    private static IEnumerable<Problem> Check(DatabaseOptions database, string publicUrl)
    {
        List<ValidationResult> wrong = [];
        Validator.TryValidateObject(database, new ValidationContext(database), wrong, validateAllProperties: true);
        if (!new UrlAttribute().IsValid(publicUrl))
        {
            wrong.Add(new($"Fidelity:PublicUrl is \"{publicUrl}\": give the whole address of the pages, such as https://fidelity.district.example."));
        }

        return wrong.Select(result => new Problem("CLI-004", result.ErrorMessage!));
    }

    private static InstrumentLibrary? Library(List<Problem> problems)
    {
        if (InstrumentFiles.Locate() is not { } directory)
        {
            problems.Add(NoInstruments);
            return null;
        }

        var read = LoadInstruments.Read(directory);
        problems.AddRange((read as InstrumentsRefused)?.Problems ?? []);
        return (read as InstrumentsLoaded)?.Library;
    }
}
