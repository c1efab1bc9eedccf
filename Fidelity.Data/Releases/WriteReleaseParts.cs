using System.Data.Common;
using Fidelity.Core.Releases;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Fidelity.Data.Releases;

/// <summary>
/// Stores the cells of a unit. They are found only through the release that shows them (<see cref="ReleaseContent"/>), so parts can be written before
/// it, a unit at a time, and what an interrupted build leaves is in nobody's way. Cells are many and of few shapes: prepared commands take
/// them, built from the model, one for each set of columns that have a value. A tracked entity a cell would take several times as long.
/// </summary>
internal sealed class WriteReleaseParts(FidelityDb db)
{
    /// <returns>The stored parts, in the order given.</returns>
    public async Task<IReadOnlyList<ReleasePart>> RunAsync(WaveId wave, IReadOnlyList<ComputedPart> parts, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var stored = parts.Select(part => new ReleasePart(wave, part.Organization, part.Marks.Answers, part.Marks.Inputs, part.Hash, part.Summary)).ToList();
        db.ReleaseParts.AddRange(stored);
        await db.SaveChangesAsync(cancellationToken);
        var columns = db.Model.FindEntityType(typeof(ReleasedCell))!.GetProperties().Where(property => !property.IsPrimaryKey()).Select(property => new Column(property)).ToList();
        await using var inserts = new Inserts(db, columns, transaction.GetDbTransaction());
        foreach (var (part, cells) in stored.Zip(parts, (part, computed) => (part, computed.Cells)))
        {
            foreach (var cell in cells)
            {
                cell.BelongsTo(part.Id);
                await inserts.AddAsync(cell, cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return stored;
    }

    /// <summary>One command for each set of columns that some cell has values for.</summary>
    private sealed class Inserts(FidelityDb db, List<Column> columns, DbTransaction transaction) : IAsyncDisposable
    {
        private readonly Dictionary<ulong, DbCommand> commands = [];
        private readonly object?[] values = new object?[columns.Count];

        public async Task AddAsync(ReleasedCell cell, CancellationToken cancellationToken)
        {
            var set = 0UL;
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = columns[column].ValueOf(cell);
                set |= values[column] is null ? 0 : 1UL << column;
            }

            var command = commands.TryGetValue(set, out var known) ? known : commands[set] = InsertInto([.. columns.Where((_, column) => values[column] is not null)]);
            for (var (column, parameter) = (0, 0); column < values.Length; column++)
            {
                if (values[column] is { } value)
                {
                    command.Parameters[parameter++].Value = value;
                }
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var command in commands.Values)
            {
                await command.DisposeAsync();
            }
        }

        private DbCommand InsertInto(List<Column> filled)
        {
            var sql = db.GetService<ISqlGenerationHelper>();
            var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = transaction;
            foreach (var (column, position) in filled.Select((column, position) => (column, position)))
            {
                command.Parameters.Add(column.Property.GetRelationalTypeMapping().CreateParameter(command, $"@p{position}", null, nullable: true));
            }

#pragma warning disable CA2100 // Names of the model, none of a user.
            command.CommandText = $"INSERT INTO {sql.DelimitIdentifier("ReleasedCells")} ({string.Join(", ", filled.Select(column => sql.DelimitIdentifier(column.Property.GetColumnName())))}) "
                + $"VALUES ({string.Join(", ", filled.Select((_, position) => $"@p{position}"))})";
#pragma warning restore CA2100
            return command;
        }
    }

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter getter = property.GetGetter();
        private readonly Func<object?, object?>? convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public IProperty Property => property;

        public object? ValueOf(ReleasedCell cell)
        {
            var value = getter.GetClrValue(cell);
            return value is null || convert is null ? value : convert(value);
        }
    }
}
