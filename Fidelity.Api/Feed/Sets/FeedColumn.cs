using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace Fidelity.Api.Feed.Sets;

/// <summary>One column of a set: its name in the feed, the property of the row it is read from, and what it means.</summary>
internal sealed class FeedColumn
{
    private static readonly NullabilityInfoContext nullability = new();

    private readonly Lazy<Func<object, object?>> read;

    public FeedColumn(string name, PropertyInfo property, string description, int? maxLength)
    {
        (Name, Property, Description, MaxLength) = (name, property, description, maxLength);
        EncodedName = JsonEncodedText.Encode(name);
        lock (nullability)
        {
            IsNullable = nullability.Create(property).ReadState == NullabilityState.Nullable;
        }

        read = new Lazy<Func<object, object?>>(CompileRead);
    }

    public string Name { get; }

    public JsonEncodedText EncodedName { get; }

    public PropertyInfo Property { get; }

    public string Description { get; }

    public int? MaxLength { get; }

    public bool IsNullable { get; }

    /// <summary>string, int, long, double, bool or DateTime.</summary>
    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    public object? Read(object row) => read.Value(row);

    private Func<object, object?> CompileRead()
    {
        var row = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(row, Property.DeclaringType!), Property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), row).Compile();
    }
}
