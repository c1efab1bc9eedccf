using System.Reflection;
using System.Text.RegularExpressions;
using Fidelity.Data.Database;
using Xunit;

namespace Fidelity.Tests.Architecture;

/// <summary>Every change leaves an audit row, or docs/audit.md says why it leaves none.</summary>
public sealed partial class AuditTests
{
    private static readonly string[] Writing =
    [
        "SaveChanges", "SaveChangesAsync", "ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync", "Migrate", "MigrateAsync",
    ];

    [Fact]
    public void Every_use_case_that_writes_an_audit_row_is_listed_with_it()
    {
        Assert.Equal(Recording(), Listed("Writes a row"));
    }

    [Fact]
    public void Everything_else_that_changes_the_database_is_listed_with_the_reason()
    {
        Assert.Equal(ChangingBy(OurAssemblies.Data).Except(Recording()), Listed("Writes none"));
    }

    [Fact]
    public void Only_data_changes_the_database()
    {
        Assert.Empty(OurAssemblies.All.Except([OurAssemblies.Data]).SelectMany(ChangingBy));
    }

    private static List<string> Recording() => Naming(OurAssemblies.Data, member => member.Name == nameof(FidelityDb.Record));

    private static List<string> ChangingBy(Assembly assembly) => Naming(assembly, member => Writing.Contains(member.Name));

    private static List<string> Naming(Assembly assembly, Func<MemberInfo, bool> isMeant) =>
    [
        .. assembly.GetTypes()
            .Where(type => UsedTypes.MembersNamedBy(type).Any(isMeant))
            .Select(Outermost)
            .Where(type => type != typeof(FidelityDb))
            .Select(type => type.Name)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static List<string> Listed(string heading)
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "audit.md"));
        var section = text.Split("\n## ").Single(part => part.StartsWith(heading, StringComparison.Ordinal));
        return [.. FirstCell().Matches(section).Select(row => row.Groups[1].Value).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
