using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Fidelity.Tests.SqlServer;

/// <summary>What a script has made so far. Names compare as SQL Server's default collation does: without regard to case.</summary>
internal sealed class TsqlTable(string name)
{
    public string Name { get; } = name;

    public Dictionary<string, TsqlColumn> Columns { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Column sets that a foreign key may point at: primary key, unique constraints and unfiltered unique indexes.</summary>
    public List<IReadOnlyList<string>> Keys { get; } = [];

    public IReadOnlyList<string>? PrimaryKey { get; set; }

    public HashSet<string> Indexes { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<TsqlForeignKey> ForeignKeys { get; } = [];

    public bool HasClusteredIndex { get; set; }

    public bool HasKey(IReadOnlyList<string> columns) => Keys.Any(key => Same(key, columns));

    private static bool Same(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.Count == right.Count && left.All(column => right.Contains(column, StringComparer.OrdinalIgnoreCase));
}

/// <param name="IsNullable">The definition says NULL; one that says neither is not counted, for a key makes it NOT NULL.</param>
internal sealed record TsqlColumn(string Name, TsqlType Type, bool IsNullable);

internal sealed record TsqlForeignKey(string Name, string From, string To, DeleteUpdateAction OnDelete, DeleteUpdateAction OnUpdate);
