using System.Reflection;

namespace Fidelity.Tests.Architecture;

/// <summary>What is shipped. Loaded by name: two hosts with a top-level program each cannot both be named by a type.</summary>
internal static class OurAssemblies
{
    public static Assembly Core { get; } = Assembly.Load("Fidelity.Core");

    public static Assembly Data { get; } = Assembly.Load("Fidelity.Data");

    public static Assembly Web { get; } = Assembly.Load("Fidelity.Web");

    public static IReadOnlyList<Assembly> All { get; } =
        [Core, Data, Web, Assembly.Load("Fidelity.Reports"), Assembly.Load("Fidelity.Api"), Assembly.Load("Fidelity.Jobs")];

    /// <summary>Names of our own assemblies that this one uses, sorted.</summary>
    public static IReadOnlyList<string> UsedBy(string assembly) =>
        [.. Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name ?? "")
            .Where(name => name.StartsWith("Fidelity.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
