using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace Fidelity.Api.Feed.Sets;

/// <summary>
/// The sets as ODataLib's model, made once. It serves two ends: the filter parser checks names and types against it, and
/// <c>$metadata</c> is written from it, once, and kept as bytes.
/// </summary>
internal sealed class FeedModel
{
    public const string Namespace = "Fidelity";

    private readonly Dictionary<string, EdmEntitySet> sets = [];

    private FeedModel()
    {
        var container = new EdmEntityContainer(Namespace, "Feed");
        foreach (var set in FeedSets.All)
        {
            var type = TypeOf(set);
            var entitySet = container.AddEntitySet(set.Name, type);
            sets.Add(set.Name, entitySet);
            Edm.AddElement(type);
            Capabilities.Describe(Edm, entitySet, set);
        }

        Edm.AddElement(container);
        Capabilities.Describe(Edm, container);
        Metadata = Write();
        MetadataTag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Metadata))[..32]}\"";
    }

    public static FeedModel Instance { get; } = new();

    public EdmModel Edm { get; } = new();

    /// <summary>CSDL 4.0 as UTF-8 XML.</summary>
    public byte[] Metadata { get; }

    public string MetadataTag { get; }

    public IEdmEntitySet SourceOf(string set) => sets[set];

    public IEdmEntityType TypeOf(string set) => sets[set].EntityType();

    private EdmEntityType TypeOf(FeedSet set)
    {
        var type = new EdmEntityType(Namespace, set.Entity, null, isAbstract: false, isOpen: false, hasStream: set.HasPages);
        foreach (var column in set.Columns)
        {
            var property = type.AddStructuralProperty(column.Name, ReferenceTo(column));
            Capabilities.Describe(Edm, property, column.Description);
            if (set.Keys.Contains(column))
            {
                type.AddKeys(property);
            }
        }

        return type;
    }

    private static EdmPrimitiveTypeReference ReferenceTo(FeedColumn column) => column switch
    {
        { Type: var type } when type == typeof(string) => new EdmStringTypeReference(
            EdmCoreModel.Instance.GetPrimitiveType(EdmPrimitiveTypeKind.String),
            column.IsNullable,
            isUnbounded: false,
            column.MaxLength,
            isUnicode: true),
        { Type: var type } when type == typeof(DateTime) => new EdmTemporalTypeReference(
            EdmCoreModel.Instance.GetPrimitiveType(EdmPrimitiveTypeKind.DateTimeOffset), column.IsNullable, precision: 6),
        _ => new EdmPrimitiveTypeReference(EdmCoreModel.Instance.GetPrimitiveType(KindOf(column.Type)), column.IsNullable),
    };

    private static EdmPrimitiveTypeKind KindOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 => EdmPrimitiveTypeKind.Int32,
        TypeCode.Int64 => EdmPrimitiveTypeKind.Int64,
        TypeCode.Double => EdmPrimitiveTypeKind.Double,
        TypeCode.Boolean => EdmPrimitiveTypeKind.Boolean,
        _ => throw new InvalidOperationException($"The feed has no word for {type}."),
    };

    private byte[] Write()
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            if (!CsdlWriter.TryWriteCsdl(Edm, writer, CsdlTarget.OData, out var errors))
            {
                throw new InvalidOperationException(string.Join("; ", errors.Select(error => error.ErrorMessage)));
            }
        }

        return stream.ToArray();
    }
}
