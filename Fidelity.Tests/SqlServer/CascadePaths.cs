using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Fidelity.Tests.SqlServer;

/// <summary>
/// Error 1785: no table may appear more than once among all the cascading actions that one DELETE (or one UPDATE) starts. SQL Server
/// refuses such a foreign key when it is made, whatever the rows are.
/// </summary>
internal static class CascadePaths
{
    public static IEnumerable<string> Problems(IReadOnlyCollection<TsqlTable> tables)
    {
        var keys = tables.SelectMany(table => table.ForeignKeys).ToList();
        return tables
            .SelectMany(table => Problems(table.Name, keys, key => key.OnDelete).Concat(Problems(table.Name, keys, key => key.OnUpdate)))
            .Distinct();
    }

    private static IEnumerable<string> Problems(
        string start, List<TsqlForeignKey> keys, Func<TsqlForeignKey, DeleteUpdateAction> actionOf)
    {
        HashSet<string> reached = new(StringComparer.OrdinalIgnoreCase) { start };
        Queue<string> open = new([start]);
        while (open.TryDequeue(out var parent))
        {
            foreach (var key in keys.Where(key => Cascades(actionOf(key)) && key.To.Equals(parent, StringComparison.OrdinalIgnoreCase)))
            {
                if (!reached.Add(key.From))
                {
                    yield return $"foreign key {key.Name} of {key.From} may cause cycles or multiple cascade paths from {start} (error 1785)";
                }
                else
                {
                    open.Enqueue(key.From);
                }
            }
        }
    }

    private static bool Cascades(DeleteUpdateAction action) =>
        action is DeleteUpdateAction.Cascade or DeleteUpdateAction.SetNull or DeleteUpdateAction.SetDefault;
}
