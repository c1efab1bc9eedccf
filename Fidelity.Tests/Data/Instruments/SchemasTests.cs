using System.Text.Json;
using Fidelity.Data.Instruments;
using Xunit;

namespace Fidelity.Tests.Data.Instruments;

/// <summary>What editors check while one types is what the loader checks.</summary>
public sealed class SchemasTests
{
    public static TheoryData<string> Files => [.. Shapes.BySchema.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_schema_knows_the_keys_that_the_loader_knows(string file)
    {
        var schema = Schema(file);
        var shapes = Shapes.BySchema[file];

        foreach (var shape in shapes)
        {
            var section = shape == shapes[0] ? schema : schema.GetProperty("$defs").GetProperty(shape.Name);
            Assert.Equal(shape.Required.Concat(shape.Optional).Order(), Keys(section.GetProperty("properties")).Order());
            Assert.Equal(shape.Required.Order(), section.GetProperty("required").EnumerateArray().Select(key => key.GetString()!).Order());
            Assert.Equal(shape.IsText, section.GetProperty("additionalProperties").ValueKind == JsonValueKind.Object);
        }

        Assert.Equal(shapes.Skip(1).Select(shape => shape.Name).Append("text").Order(), Keys(schema.GetProperty("$defs")).Append("text").Distinct().Order());
    }

    [Fact]
    public void A_schema_offers_the_words_that_the_loader_accepts()
    {
        Assert.Equal(Roles.ByWord.Keys, Words("instrument.schema.json", null, "role"));
        Assert.Equal(Roles.ByWord.Keys, Words("baselines.schema.json", "figure", "role"));
        Assert.Equal(ReadInstrument.Directions.Keys, Words("instrument.schema.json", "item", "direction"));
        Assert.Equal(ReadInstrument.Sensitivities.Keys, Words("instrument.schema.json", "item", "sensitivity"));
        Assert.Equal(ReadFramework.Kinds.Keys, Words("framework.schema.json", "dimension", "kind"));
        Assert.Equal(ReadBaselines.Samples.Keys, Words("baselines.schema.json", "figure", "representativeness"));
        Assert.Equal(ReadBaselines.Fits.Keys, Words("baselines.schema.json", "figure", "fit"));
    }

    [Fact]
    public void Every_file_names_its_schema_for_editors()
    {
        foreach (var file in Directory.GetFiles(SourceTree.Instruments, "*.yaml", SearchOption.AllDirectories))
        {
            var first = File.ReadLines(file).First();
            Assert.StartsWith("# yaml-language-server: $schema=", first, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, first.Split('=')[1])), file);
        }
    }

    private static JsonElement Schema(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Instruments, file))).RootElement;

    private static IEnumerable<string> Keys(JsonElement section) => section.EnumerateObject().Select(property => property.Name);

    private static IEnumerable<string> Words(string file, string? definition, string key)
    {
        var schema = Schema(file);
        var section = definition is null ? schema : schema.GetProperty("$defs").GetProperty(definition);
        return section.GetProperty("properties").GetProperty(key).GetProperty("enum").EnumerateArray().Select(word => word.GetString()!);
    }
}
