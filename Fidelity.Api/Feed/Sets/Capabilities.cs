using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;

namespace Fidelity.Api.Feed.Sets;

/// <summary>
/// What the feed says of itself in <c>$metadata</c>: descriptions, and which options it takes, so that a client folds what we do and
/// does not try what we refuse.
/// </summary>
internal static class Capabilities
{
    private const string Core = "Org.OData.Core.V1.";
    private const string Capability = "Org.OData.Capabilities.V1.";

    public static void Describe(EdmModel model, IEdmVocabularyAnnotatable target, string description) =>
        Annotate(model, target, Core + "Description", new EdmStringConstant(description));

    public static void Describe(EdmModel model, EdmEntitySet entitySet, FeedSet set)
    {
        Describe(model, entitySet, set.Description);
        Annotate(model, entitySet, Capability + "TopSupported", True);
        Annotate(model, entitySet, Capability + "SkipSupported", True);
        Annotate(model, entitySet, Capability + "IndexableByKey", True);
        Annotate(model, entitySet, Capability + "CountRestrictions", Record(("Countable", True)));
        Annotate(model, entitySet, Capability + "FilterRestrictions", Record(("Filterable", True)));
        Annotate(model, entitySet, Capability + "SortRestrictions", Record(("Sortable", True)));
        Annotate(model, entitySet, Capability + "ExpandRestrictions", Record(("Expandable", False)));
        Annotate(model, entitySet, Capability + "SearchRestrictions", Record(("Searchable", False)));
        Annotate(model, entitySet, Capability + "InsertRestrictions", Record(("Insertable", False)));
        Annotate(model, entitySet, Capability + "UpdateRestrictions", Record(("Updatable", False)));
        Annotate(model, entitySet, Capability + "DeleteRestrictions", Record(("Deletable", False)));
    }

    public static void Describe(EdmModel model, EdmEntityContainer container)
    {
        Annotate(model, container, Capability + "ConformanceLevel", new EdmEnumMemberExpression(Member(model, "Intermediate")));
        Annotate(model, container, Capability + "AsynchronousRequestsSupported", False);
        Annotate(model, container, Capability + "BatchSupported", False);
        Annotate(
            model,
            container,
            Capability + "FilterFunctions",
            new EdmCollectionExpression(Queries.FilterFunctions.Names.Select(name => new EdmStringConstant(name))));
    }

    private static EdmBooleanConstant True => new(true);

    private static EdmBooleanConstant False => new(false);

    private static EdmRecordExpression Record(params (string Name, IEdmExpression Value)[] properties) =>
        new(properties.Select(property => new EdmPropertyConstructor(property.Name, property.Value)));

    private static IEdmEnumMember Member(EdmModel model, string name)
    {
        var type = (IEdmEnumType)model.FindTerm(Capability + "ConformanceLevel").Type.Definition;
        return type.Members.Single(member => member.Name == name);
    }

    private static void Annotate(EdmModel model, IEdmVocabularyAnnotatable target, string term, IEdmExpression value)
    {
        var found = model.FindTerm(term) ?? throw new InvalidOperationException($"ODataLib does not know the term {term}.");
        var annotation = new EdmVocabularyAnnotation(target, found, value);
        annotation.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
        model.AddVocabularyAnnotation(annotation);
    }
}
