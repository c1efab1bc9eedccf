using System.Text.RegularExpressions;
using Xunit;

namespace Fidelity.Tests.Architecture;

/// <summary>Whoever looks a code up begins in docs/problems.md: it must know every family, and where its codes are.</summary>
public sealed partial class ProblemCodesTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "problems.md"));

    [Fact]
    public void Every_family_of_codes_is_in_the_document()
    {
        var listed = Row().Matches(Document).Select(row => row.Groups["family"].Value).Order(StringComparer.Ordinal);

        Assert.Equal(UsedFamilies(), listed);
    }

    [Fact]
    public void Every_place_that_the_document_names_is_there()
    {
        var places = Place().Matches(Document).Select(place => place.Groups["path"].Value).ToList();

        Assert.NotEmpty(places);
        Assert.All(places, place => Assert.True(Path.Exists(Path.Combine(SourceTree.Root, place)), place));
    }

    private static List<string> UsedFamilies() =>
    [
        .. OurAssemblies.All
            .Select(assembly => Path.Combine(SourceTree.Root, assembly.GetName().Name!))
            .SelectMany(project => Directory.EnumerateFiles(project, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(code => code.Groups["family"].Value))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex("\"(?<family>[A-Z]{3})-[0-9]{3}\"")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| `(?<family>[A-Z]{3})` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<path>Fidelity\.[^`]+)`")]
    private static partial Regex Place();
}
