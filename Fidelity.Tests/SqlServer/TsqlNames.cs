using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Fidelity.Tests.SqlServer;

/// <summary>
/// Every table and column that a statement reads or writes must be in the catalogue. Aliases hold in the whole statement, which is wider
/// than SQL Server's scopes: a name this refuses is wrong, a name it accepts may still be out of scope.
/// </summary>
internal sealed class TsqlNames(TsqlCatalogue catalogue) : TSqlFragmentVisitor
{
    private readonly List<string> unresolved = [];
    private readonly List<(string Alias, TsqlTable? Table)> sources = [];
    private readonly List<ColumnReferenceExpression> columns = [];
    private readonly HashSet<string> made = new(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Problems(TsqlCatalogue catalogue, TSqlFragment fragment)
    {
        var names = new TsqlNames(catalogue);
        fragment.Accept(names);
        return [.. names.UnknownTables(), .. names.columns.SelectMany(names.Check)];
    }

    public override void Visit(CommonTableExpression node) => AddOpaque(node.ExpressionName.Value);

    public override void Visit(QueryDerivedTable node) => AddOpaque(node.Alias.Value);

    public override void Visit(OpenJsonTableReference node) => AddOpaque(node.Alias?.Value ?? "openjson");

    public override void Visit(InlineDerivedTable node) => AddOpaque(node.Alias.Value);

    public override void Visit(SelectScalarExpression node)
    {
        if (node.ColumnName?.Identifier is { } name)
        {
            made.Add(name.Value);
        }
    }

    public override void Visit(NamedTableReference node)
    {
        var name = node.SchemaObject.BaseIdentifier.Value;
        var isSystem = node.SchemaObject.SchemaIdentifier?.Value.ToLowerInvariant() is "sys" or "information_schema";
        if (!isSystem && catalogue.Find(name) is { } table)
        {
            sources.Add((node.Alias?.Value ?? name, table));
        }
        else if (isSystem)
        {
            AddOpaque(node.Alias?.Value ?? name);
        }
        else
        {
            // UPDATE may name its target by an alias that only its FROM declares.
            unresolved.Add(name);
        }
    }

    public override void Visit(ColumnReferenceExpression node)
    {
        if (node.ColumnType == ColumnType.Regular && node.MultiPartIdentifier is not null)
        {
            columns.Add(node);
        }
    }

    private IEnumerable<string> UnknownTables() =>
        unresolved.Where(name => !sources.Any(source => Same(source.Alias, name))).Select(name => $"unknown table {name}");

    private IEnumerable<string> Check(ColumnReferenceExpression node)
    {
        var parts = node.MultiPartIdentifier.Identifiers;
        var column = parts[^1].Value;
        if (parts.Count == 1)
        {
            var found = made.Contains(column) || sources.Any(source => source.Table is null || source.Table.Columns.ContainsKey(column));
            return found ? [] : [$"unknown column {column}"];
        }

        var qualifier = parts[^2].Value;
        if (qualifier.ToLowerInvariant() is "inserted" or "deleted")
        {
            return sources.Any(source => source.Table?.Columns.ContainsKey(column) != false) ? [] : [$"unknown column {qualifier}.{column}"];
        }

        var named = sources.Where(source => Same(source.Alias, qualifier)).ToList();
        return named.Count == 0
            ? [$"unknown table or alias {qualifier}"]
            : named.Any(source => source.Table is null || source.Table.Columns.ContainsKey(column)) ? [] : [$"unknown column {qualifier}.{column}"];
    }

    private void AddOpaque(string alias) => sources.Add((alias, null));

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
