using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Quartz;

namespace Fidelity.Tests.SqlServer;

/// <summary>What an installation makes on SQL Server, written out without one.</summary>
internal static class SqlServerSchema
{
    private const string QuartzResource = "Quartz.Impl.AdoJobStore.Schema.create_sqlServer.sql";

    /// <summary>A context of the right type that can write SQL and cannot reach a server.</summary>
    public static SqlServerFidelityDb WithoutServer() =>
        new(new DbContextOptionsBuilder<SqlServerFidelityDb>().UseSqlServer("Server=none").Options);

    public static string Migrations(MigrationsSqlGenerationOptions options)
    {
        using var db = WithoutServer();
        return db.GetService<IMigrator>().GenerateScript(options: options);
    }

    /// <summary>Quartz's own script, with its placeholders filled as its schema provisioning fills them.</summary>
    public static IReadOnlyList<string> QuartzScripts()
    {
        using var stream = typeof(IScheduler).Assembly.GetManifestResourceStream(QuartzResource)
            ?? throw new InvalidOperationException($"Quartz no longer carries {QuartzResource}.");
        using var reader = new StreamReader(stream);
        var script = reader.ReadToEnd().ReplaceLineEndings("\n").Replace("{0}", "QRTZ_").Replace("{1}", "QRTZ_");
        // A line of its own: the header's prose names the separator too.
        return script.Split("\n--;;\n");
    }

    /// <summary>The catalogue after all migrations: against this, a query that EF wrote can be checked.</summary>
    public static TsqlCatalogue Catalogue()
    {
        var catalogue = new TsqlCatalogue();
        var problems = catalogue.Read(Migrations(MigrationsSqlGenerationOptions.Default));
        return problems.Count == 0 ? catalogue : throw new InvalidOperationException(string.Join('\n', problems));
    }
}
