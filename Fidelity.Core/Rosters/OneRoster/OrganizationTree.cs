namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>
/// Organisations as the set and the roster together give them, departments and national ones included, which are not kept: a
/// department stands for the school above it.
/// </summary>
public sealed class OrganizationTree
{
    private readonly Dictionary<string, Node> nodes = new(RosterSnapshot.Keys);

    private OrganizationTree()
    {
    }

    public IEnumerable<Node> Kept => nodes.Values.Where(node => node.Kind is not null);

    public static OrganizationTree Read(RosterSnapshot snapshot, RosterFile? file)
    {
        var tree = new OrganizationTree();
        foreach (var row in snapshot.Organizations.Values)
        {
            tree.nodes[row.SourcedId] = new Node(row.SourcedId, row.Kind, row.Name, row.Parent ?? "", row.IsActive && file is not { IsBulk: true });
        }

        if (file is not null)
        {
            var (name, type, parent) = (file.Column("name"), file.Column("type"), file.Column("parentSourcedId"));
            foreach (var row in file.Rows)
            {
                var known = tree.nodes.GetValueOrDefault(row.SourcedId);
                tree.nodes[row.SourcedId] = row.IsEnded && known is not null
                    ? known with { IsActive = false }
                    : new Node(known?.SourcedId ?? row.SourcedId, Words.Kind(row[type]), row[name], row[parent], !row.IsEnded);
            }
        }

        return tree;
    }

    public void Check(RosterFile? file, RosterProblems problems)
    {
        foreach (var row in file?.Rows ?? [])
        {
            if (Above(row.SourcedId).Any(node => RosterSnapshot.Keys.Equals(node.SourcedId, row.SourcedId)))
            {
                problems.Add(RosterRules.OrganizationsFormATree, file!.Name, row.Line, "parentSourcedId", row.SourcedId);
            }
        }
    }

    /// <summary>The organisation and everything above it exist. Where one does not, that alone is the problem to report.</summary>
    public bool IsWhole(string sourcedId) =>
        nodes.TryGetValue(sourcedId, out var node) && Above(sourcedId).Prepend(node).All(one => one.Parent.Length == 0 || nodes.ContainsKey(one.Parent));

    /// <summary>The school that this is or is a part of; null where it is neither.</summary>
    public Node? SchoolOf(string sourcedId) => NearestKept(sourcedId) is { Kind: OrganizationKind.School } school ? school : null;

    /// <summary>The organisation itself, or the nearest one above it that is kept.</summary>
    public Node? NearestKept(string sourcedId) =>
        nodes.TryGetValue(sourcedId, out var node) ? Above(sourcedId).Prepend(node).FirstOrDefault(one => one.Kind is not null) : null;

    /// <summary>The district or state above; a school under a school is placed beside it.</summary>
    public string? ParentOf(Node node) =>
        Above(node.SourcedId).FirstOrDefault(one => one is { IsActive: true, Kind: OrganizationKind.District or OrganizationKind.State })?.SourcedId;

    /// <summary>From the parent upwards, each once: a circle ends where it began.</summary>
    private IEnumerable<Node> Above(string sourcedId)
    {
        var seen = new HashSet<string>(RosterSnapshot.Keys);
        var next = nodes.GetValueOrDefault(sourcedId)?.Parent ?? "";
        while (next.Length > 0 && seen.Add(next) && nodes.TryGetValue(next, out var node))
        {
            yield return node;
            next = node.Parent;
        }
    }

    /// <param name="Kind">Null for a department or a national organisation.</param>
    /// <param name="Parent">As the roster gives it; empty where there is none.</param>
    public sealed record Node(string SourcedId, OrganizationKind? Kind, string Name, string Parent, bool IsActive);
}
