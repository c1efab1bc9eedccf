using System.Data;
using System.Data.Common;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Fidelity.Tests.SqlServer;

/// <summary>
/// Stands where the server would be: takes every command, answers as an empty database would, and keeps the text. What EF cannot say in
/// T-SQL throws here as it would there.
/// </summary>
internal sealed class NoServer
{
    private readonly List<string> commands = [];

    public IReadOnlyList<string> Commands => commands;

    public SqlServerFidelityDb Open() => new(
        new DbContextOptionsBuilder<SqlServerFidelityDb>()
            .UseSqlServer("Server=none")
            .AddInterceptors(new NoConnection(), new Recorder(commands))
            .Options);

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());
    }

    private sealed class Recorder(List<string> commands) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            commands.Add(command.CommandText);
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(Answer(command.CommandText)));
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            commands.Add(command.CommandText);
            return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(0));
        }

        /// <summary>No rows; but EF asks for exactly one where it counts or asks whether there are any.</summary>
        private static DataTableReader Answer(string sql)
        {
            var table = new DataTable();
            if (sql.StartsWith("SELECT COUNT(*)", StringComparison.Ordinal))
            {
                table.Columns.Add("count", typeof(int));
                table.Rows.Add(0);
            }
            else if (sql.StartsWith("SELECT CASE", StringComparison.Ordinal))
            {
                table.Columns.Add("any", typeof(bool));
                table.Rows.Add(false);
            }

            return table.CreateDataReader();
        }
    }
}
