using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace Fidelity.Tests.SqlServer;

public sealed class SqlServerSchemaTests
{
    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void The_migrations_are_sound_T_SQL(MigrationsSqlGenerationOptions options)
    {
        Assert.Empty(new TsqlCatalogue().Read(SqlServerSchema.Migrations(options)));
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void What_was_read_is_the_whole_model(MigrationsSqlGenerationOptions options)
    {
        var catalogue = new TsqlCatalogue();
        catalogue.Read(SqlServerSchema.Migrations(options));
        using var db = SqlServerSchema.WithoutServer();
        var model = db.GetService<IDesignTimeModel>().Model.GetRelationalModel();

        var read = catalogue.Tables.Where(table => table.Name != "__EFMigrationsHistory").ToList();

        Assert.Equal(Lines(model.Tables.Select(Line)), Lines(read.Select(Line)));
    }

    [Fact]
    public void The_SQL_Server_migrations_lack_no_change_of_the_model()
    {
        using var db = SqlServerSchema.WithoutServer();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Roster_ids_compare_by_code_point()
    {
        var script = SqlServerSchema.Migrations(MigrationsSqlGenerationOptions.Default);

        var ids = script.Split('\n').Where(line => line.Contains("[SourcedId] nvarchar", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(ids);
        Assert.All(ids, line => Assert.Contains("COLLATE Latin1_General_100_BIN2", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Quartz_s_own_script_is_sound_T_SQL_and_lies_beside_our_tables()
    {
        var catalogue = SqlServerSchema.Catalogue();
        var ours = catalogue.Tables.Count;

        var problems = SqlServerSchema.QuartzScripts().SelectMany(catalogue.Read).ToList();

        Assert.Empty(problems);
        Assert.NotNull(catalogue.Find("QRTZ_FIRED_TRIGGERS"));
        Assert.NotNull(catalogue.Find("QRTZ_LOCKS"));
        Assert.True(catalogue.Tables.Count - ours >= 11, "Quartz's job store has eleven tables at least.");
    }

    [Fact]
    public void A_query_that_EF_writes_is_checked_against_the_same_catalogue()
    {
        using var db = SqlServerSchema.WithoutServer();
        var query = db.Invitations
            .Where(invitation => db.Waves.Any(wave => wave.Id == invitation.WaveId && wave.Name.StartsWith("Fall")))
            .GroupBy(invitation => invitation.OrganizationId)
            .Select(group => new { School = group.Key, Invited = group.Count(), Answered = group.Count(row => row.IsAnswered) })
            .OrderBy(row => row.Invited)
            .Skip(1)
            .Take(2)
            .ToQueryString();

        var catalogue = SqlServerSchema.Catalogue();

        Assert.Empty(catalogue.Read(query));
        Assert.NotEmpty(catalogue.Read(query.Replace("[IsAnswered]", "[IsAnswred]", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Lines(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);

    private static string Line(ITable table) =>
        Line(
            table.Name,
            table.Columns.Select(column => $"{column.Name} {column.StoreType.Replace("rowversion", "timestamp", StringComparison.Ordinal)}"),
            table.ForeignKeyConstraints.Count(),
            table.Indexes.Count());

    private static string Line(TsqlTable table) =>
        Line(
            table.Name,
            table.Columns.Values.Select(column => $"{column.Name} {column.Type.Text}"),
            table.ForeignKeys.Count,
            table.Indexes.Count);

    private static string Line(string name, IEnumerable<string> columns, int foreignKeys, int indexes) =>
        $"{name}: {string.Join("; ", columns.Order(StringComparer.Ordinal))}; {foreignKeys} foreign keys; {indexes} indexes";
}
