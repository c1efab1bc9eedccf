using System.Globalization;
using Fidelity.Data.Database;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Tests;

/// <summary>
/// The databases that data tests run on: SQLite always, SQL Server where <c>FIDELITY_TEST_SQLSERVER</c> holds a connection string to a
/// database that may be emptied. Two more variables suit servers that only speak its protocol: <c>FIDELITY_TEST_SQLSERVER_MAXBATCH=1</c>
/// and <c>FIDELITY_TEST_SQLSERVER_ROWLOCK=1</c>.
/// </summary>
public static class DatabaseProviders
{
    public const string Variable = "FIDELITY_TEST_SQLSERVER";

    public const string Skipped = $"No SQL Server here: set {Variable} to a connection string of a database that may be emptied.";

    /// <summary>xunit runs the tests of one collection one after another: on SQL Server they share one database.</summary>
    public const string Collection = "databases";

    private static string? ConnectionString => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    public static bool HasSqlServer => ConnectionString is not null;

    public static DatabaseOptions Options(DatabaseProvider provider) => provider == DatabaseProvider.Sqlite
        ? new DatabaseOptions()
        : new DatabaseOptions
        {
            Provider = DatabaseProvider.SqlServer,
            ConnectionString = ConnectionString ?? throw new InvalidOperationException(Skipped),
            MaxBatchSize = Number("FIDELITY_TEST_SQLSERVER_MAXBATCH"),
            UseUpdateRowLock = Number("FIDELITY_TEST_SQLSERVER_ROWLOCK") == 1,
        };

    /// <summary>An installation on an empty database of this provider; for tests of the collection <see cref="Collection"/>.</summary>
    public static async Task<TestInstallation> CreateAsync(
        DatabaseProvider provider, Action<IServiceCollection>? add = null)
    {
        if (provider == DatabaseProvider.SqlServer)
        {
            await EmptyAsync(ConnectionString ?? throw new InvalidOperationException(Skipped));
        }

        return await TestInstallation.CreateAsync(add, Options(provider));
    }

    /// <summary>Foreign keys first, then tables: what an earlier test, or run, left.</summary>
    private static async Task EmptyAsync(string connectionString)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        await DropAsync(connection, """
            SELECT 'ALTER TABLE ' + QUOTENAME(TABLE_SCHEMA) + '.' + QUOTENAME(TABLE_NAME) + ' DROP CONSTRAINT ' + QUOTENAME(CONSTRAINT_NAME)
            FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE CONSTRAINT_TYPE = 'FOREIGN KEY'
            """);
        await DropAsync(connection, """
            SELECT 'DROP TABLE ' + QUOTENAME(TABLE_SCHEMA) + '.' + QUOTENAME(TABLE_NAME)
            FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE'
            """);
    }

    private static async Task DropAsync(SqlConnection connection, string statements)
    {
        List<string> drops = [];
        await using (var command = new SqlCommand(statements, connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                drops.Add(reader.GetString(0));
            }
        }

        foreach (var drop in drops)
        {
#pragma warning disable CA2100 // The names come quoted from the database's own catalogue.
            await using var command = new SqlCommand(drop, connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
