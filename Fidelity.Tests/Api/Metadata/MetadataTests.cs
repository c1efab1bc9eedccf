using System.Net;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;
using Xunit;

namespace Fidelity.Tests.Api.Metadata;

public sealed class MetadataTests(FeedInstallation feed) : IClassFixture<FeedInstallation>
{
    /// <summary>
    /// People build workbooks on these names and types. If this test fails by intent, look at the difference in
    /// <c>metadata.received.xml</c> beside the test assembly, and copy it over <c>metadata.xml</c>.
    /// </summary>
    [Fact]
    public async Task The_contract_has_not_changed()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Api", "Metadata");
        var expected = await File.ReadAllTextAsync(Path.Combine(folder, "metadata.xml"));

        var metadata = await (await feed.Send("/odata/$metadata")).Content.ReadAsStringAsync();

        await File.WriteAllTextAsync(Path.Combine(folder, "metadata.received.xml"), metadata);
        Assert.Equal(expected.TrimEnd(), metadata.TrimEnd());
    }

    [Fact]
    public async Task The_metadata_is_a_valid_model_of_nine_flat_sets()
    {
        using var reader = XmlReader.Create(await (await feed.Send("/odata/$metadata")).Content.ReadAsStreamAsync());

        Assert.True(CsdlReader.TryParse(reader, out var model, out var errors), string.Join("; ", errors));
        Assert.True(model.Validate(out var invalid), string.Join("; ", invalid));
        Assert.Equal(9, model.EntityContainer.EntitySets().Count());
        Assert.All(
            model.EntityContainer.EntitySets().SelectMany(set => set.EntityType().Properties()),
            property => Assert.Contains(
                property.Type.PrimitiveKind(),
                new[]
                {
                    EdmPrimitiveTypeKind.String, EdmPrimitiveTypeKind.Int32, EdmPrimitiveTypeKind.Int64, EdmPrimitiveTypeKind.Double,
                    EdmPrimitiveTypeKind.Boolean, EdmPrimitiveTypeKind.DateTimeOffset,
                }));
    }

    [Fact]
    public async Task Metadata_that_a_client_has_is_not_sent_again()
    {
        using var first = await feed.Send("/odata/$metadata");

        using var second = await feed.Send("/odata/$metadata", headers: ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("4.0", Assert.Single(second.Headers.GetValues("OData-Version")));
    }

    [Fact]
    public async Task Rows_have_exactly_the_columns_that_the_metadata_promises()
    {
        using var reader = XmlReader.Create(await (await feed.Send("/odata/$metadata")).Content.ReadAsStreamAsync());
        Assert.True(CsdlReader.TryParse(reader, out var model, out _));

        foreach (var set in model.EntityContainer.EntitySets())
        {
            var row = (await feed.Rows($"/odata/{set.Name}?$top=1"))[0];

            Assert.Equal(
                set.EntityType().StructuralProperties().Select(property => property.Name),
                row.EnumerateObject().Select(column => column.Name).Where(name => !name.StartsWith('@')));
        }
    }
}
