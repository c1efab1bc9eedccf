using Xunit;

namespace Fidelity.Tests.Architecture;

public sealed class AssemblyTests
{
    [Fact]
    public void Core_references_the_base_class_library_and_nothing_else()
    {
        var foreign = OurAssemblies.Core.GetReferencedAssemblies()
            .Select(name => name.Name ?? "")
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    [Theory]
    [InlineData("Fidelity.Data", "Fidelity.Core")]
    [InlineData("Fidelity.Reports", "Fidelity.Core")]
    [InlineData("Fidelity.Api", "Fidelity.Core", "Fidelity.Data")]
    [InlineData("Fidelity.Jobs", "Fidelity.Core", "Fidelity.Data", "Fidelity.Reports")]
    [InlineData("Fidelity.Web", "Fidelity.Api", "Fidelity.Core", "Fidelity.Data", "Fidelity.Jobs", "Fidelity.Reports")]
    public void Each_assembly_uses_only_those_further_in(string assembly, params string[] allowed)
    {
        Assert.Empty(OurAssemblies.UsedBy(assembly).Except(allowed));
    }

    [Fact]
    public void Only_Web_s_Program_knows_the_other_doors()
    {
        var knowing = OurAssemblies.Web.GetTypes()
            .Where(type => Outermost(type).Name != "Program")
            .Where(type => UsedTypes.Of(type).Any(used => used.Assembly.GetName().Name is "Fidelity.Api" or "Fidelity.Jobs"))
            .Select(type => type.FullName);

        Assert.Empty(knowing);
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
