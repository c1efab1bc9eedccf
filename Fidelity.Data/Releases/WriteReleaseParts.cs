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
/// it, a unit at a time, and what an interrupted build leaves is in nobody's way. Cells are many and all alike: one prepared command takes
/// them, built from the model, since a tracked entity a cell would take several times as long.
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
        await using var command = InsertInto(columns, transaction.GetDbTransaction());
        foreach (var (part, cells) in stored.Zip(parts, (part, computed) => (part, computed.Cells)))
        {
            foreach (var cell in cells)
            {
                cell.BelongsTo(part.Id);
                for (var column = 0; column < columns.Count; column++)
                {
                    command.Parameters[column].Value = columns[column].ValueOf(cell);
                }

                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return stored;
    }

    private DbCommand InsertInto(List<Column> columns, DbTransaction transaction)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction;
        foreach (var (column, position) in columns.Select((column, position) => (column, position)))
        {
            command.Parameters.Add(column.Property.GetRelationalTypeMapping().CreateParameter(command, $"@p{position}", null, nullable: true));
        }

#pragma warning disable CA2100 // Names of the model, none of a user.
        command.CommandText = $"INSERT INTO {sql.DelimitIdentifier("ReleasedCells")} ({string.Join(", ", columns.Select(column => sql.DelimitIdentifier(column.Property.GetColumnName())))}) "
            + $"VALUES ({string.Join(", ", columns.Select((_, position) => $"@p{position}"))})";
#pragma warning restore CA2100
        return command;
    }

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter getter = property.GetGetter();
        private readonly Func<object?, object?>? convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public IProperty Property => property;

        public object ValueOf(ReleasedCell cell)
        {
            var value = getter.GetClrValue(cell);
            return (value is null || convert is null ? value : convert(value)) ?? DBNull.Value;
        }
    }
}
