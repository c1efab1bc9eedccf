using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Data.Database;
using Fidelity.Data.Instruments;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace Fidelity.Web.Hosting;

/// <summary>What any host needs, whatever it serves.</summary>
public static class HostSetup
{
    /// <summary>The largest upload: a roster of a large district, zipped. Pages that take one allow it themselves.</summary>
    public const long LargestUpload = 200 * 1024 * 1024;

    public static void UseFidelityHosting(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(WebSettings.DefaultUrls);
        }

        // In every environment, so that a wrong registration stops the host at its start and not a user later.
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Logging.ClearProviders().AddJsonConsole(options => (options.UseUtcTimestamp, options.TimestampFormat) = (true, "O"));
        // A start that goes well says where it listens and no more; what went wrong must not drown in forty lines of a scheduler's.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = LargestUpload);
        // Only a proxy on this machine is believed; others are named in ForwardedHeadersOptions' own settings.
        builder.Services.Configure<ForwardedHeadersOptions>(
            options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
    }

    /// <summary>The instruments, verified; null, with every problem printed, when they are not right.</summary>
    public static InstrumentLibrary? LoadLibrary()
    {
        var read = LoadInstruments.Read(InstrumentFiles.Locate() ?? "instruments");
        Print((read as InstrumentsRefused)?.Problems ?? []);
        return (read as InstrumentsLoaded)?.Library;
    }

    /// <summary>Runs until it is stopped, once the database is ready.</summary>
    /// <returns>The process's exit code: 1 when the database could not be made ready, for the reasons printed.</returns>
    public static async Task<int> PrepareAndRunAsync(this WebApplication app)
    {
        if (!await PrepareDatabaseAsync(app))
        {
            return 1;
        }

        await app.RunAsync();
        return 0;
    }

    // To this version's shape, and its instruments to the files.
    private static async Task<bool> PrepareDatabaseAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var stopping = app.Lifetime.ApplicationStopping;
        await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().RunAsync(stopping);
        var problems = await scope.ServiceProvider.GetRequiredService<RegisterInstruments>().RunAsync(stopping);
        Print(problems);
        return problems.Count == 0;
    }

    /// <summary>For a load balancer: 200 when the database answers.</summary>
    public static void MapHealth(this WebApplication app) =>
        app.MapGet("/healthz", async (FidelityDb db, CancellationToken cancellationToken) =>
                await db.Database.CanConnectAsync(cancellationToken)
                    ? Results.Text("healthy")
                    : Results.Text("no database", statusCode: StatusCodes.Status503ServiceUnavailable))
            .AllowAnonymous();

    private static void Print(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }
    }
}
