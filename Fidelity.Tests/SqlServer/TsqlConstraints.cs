using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Fidelity.Tests.SqlServer;

/// <summary>Keys, foreign keys and indexes: what they name must exist, and must fit SQL Server's limits.</summary>
internal sealed class TsqlConstraints(TsqlCatalogue catalogue, Action<string> report)
{
    private const int ClusteredBytes = 900;
    private const int NonclusteredBytes = 1700;
    private const int MostKeyColumns = 32;

    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    public void Constraint(TsqlTable table, ConstraintDefinition constraint, string? ownColumn)
    {
        var name = constraint.ConstraintIdentifier?.Value;
        if (name is not null && !names.Add(name))
        {
            report($"constraint {name} is made twice");
        }

        switch (constraint)
        {
            case UniqueConstraintDefinition unique:
                Unique(table, unique, name ?? "of " + table.Name, ownColumn);
                break;
            case ForeignKeyConstraintDefinition foreign:
                Foreign(table, foreign, name ?? "of " + table.Name, ownColumn);
                break;
            case CheckConstraintDefinition check:
                report(Unread(table, check));
                break;
            case NullableConstraintDefinition or DefaultConstraintDefinition:
                break;
            default:
                report(Unread(table, constraint));
                break;
        }
    }

    public void Index(TsqlTable table, CreateIndexStatement index)
    {
        var name = index.Name.Value;
        List<string> columns = [.. index.Columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value)];
        if (!table.Indexes.Add(name))
        {
            report($"index {name} of {table.Name} is made twice");
        }

        Known(table, columns.Concat(index.IncludeColumns.Select(column => column.MultiPartIdentifier.Identifiers[^1].Value)), $"index {name}");
        Fits(table, columns, index.Clustered == true, $"index {name}");
        if (index.FilterPredicate is { } filter)
        {
            var filtered = new ColumnNames();
            filter.Accept(filtered);
            Known(table, filtered.Names, $"filter of index {name}");
        }

        if (index.Unique && index.FilterPredicate is null)
        {
            table.Keys.Add(columns);
        }
    }

    private void Unique(TsqlTable table, UniqueConstraintDefinition unique, string name, string? ownColumn)
    {
        List<string> columns = unique.Columns.Count == 0 && ownColumn is not null
            ? [ownColumn]
            : [.. unique.Columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value)];
        var isClustered = unique.Clustered ?? (unique.IsPrimaryKey && !table.HasClusteredIndex);
        Known(table, columns, $"key {name}");
        Fits(table, columns, isClustered, $"key {name}");
        table.Keys.Add(columns);
        if (!unique.IsPrimaryKey)
        {
            return;
        }

        if (table.PrimaryKey is not null)
        {
            report($"{table.Name} has two primary keys");
        }

        // A column that says neither NULL nor NOT NULL becomes NOT NULL by the key; one that says NULL is refused (error 8111).
        foreach (var column in columns.Where(column => table.Columns.GetValueOrDefault(column)?.IsNullable == true))
        {
            report($"primary key {name} has the nullable column {column}");
        }

        table.PrimaryKey = columns;
    }

    private void Foreign(TsqlTable table, ForeignKeyConstraintDefinition foreign, string name, string? ownColumn)
    {
        var target = foreign.ReferenceTableName.BaseIdentifier.Value;
        List<string> columns = foreign.Columns.Count == 0 && ownColumn is not null
            ? [ownColumn]
            : [.. foreign.Columns.Select(column => column.Value)];
        Known(table, columns, $"foreign key {name}");
        if (catalogue.Find(target) is not { } parent)
        {
            report($"foreign key {name} refers to unknown table {target}");
            return;
        }

        IReadOnlyList<string> referred = foreign.ReferencedTableColumns.Count == 0
            ? parent.PrimaryKey ?? []
            : [.. foreign.ReferencedTableColumns.Select(column => column.Value)];
        Known(parent, referred, $"foreign key {name}");
        if (!parent.HasKey(referred))
        {
            report($"foreign key {name}: {target} has no key ({string.Join(", ", referred)})");
        }

        foreach (var (from, to) in columns.Zip(referred))
        {
            var (left, right) = (table.Columns.GetValueOrDefault(from)?.Type, parent.Columns.GetValueOrDefault(to)?.Type);
            if (left is not null && right is not null && left != right)
            {
                report($"foreign key {name}: {from} is {left.Text} and {target}.{to} is {right.Text}");
            }
        }

        table.ForeignKeys.Add(new TsqlForeignKey(name, table.Name, parent.Name, foreign.DeleteAction, foreign.UpdateAction));
    }

    private void Known(TsqlTable table, IEnumerable<string> columns, string what)
    {
        foreach (var column in columns.Where(column => !table.Columns.ContainsKey(column)))
        {
            report($"{what}: unknown column {table.Name}.{column}");
        }
    }

    private void Fits(TsqlTable table, List<string> columns, bool isClustered, string what)
    {
        if (isClustered)
        {
            if (table.HasClusteredIndex)
            {
                report($"{what}: {table.Name} has a clustered index already");
            }

            table.HasClusteredIndex = true;
        }

        var bytes = columns.Sum(column => table.Columns.GetValueOrDefault(column)?.Type.KeyBytes ?? 0);
        var most = isClustered ? ClusteredBytes : NonclusteredBytes;
        if (bytes > most)
        {
            report($"{what} of {table.Name} takes {bytes} bytes of at most {most}");
        }

        if (columns.Count > MostKeyColumns)
        {
            report($"{what} of {table.Name} has {columns.Count} columns of at most {MostKeyColumns}");
        }
    }

    private static string Unread(TsqlTable table, ConstraintDefinition constraint) =>
        $"{table.Name}: {constraint.GetType().Name} is not read by this check";

    private sealed class ColumnNames : TSqlFragmentVisitor
    {
        public List<string> Names { get; } = [];

        public override void Visit(ColumnReferenceExpression node) => Names.Add(node.MultiPartIdentifier.Identifiers[^1].Value);
    }
}
