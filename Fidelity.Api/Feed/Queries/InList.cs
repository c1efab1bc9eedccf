using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Microsoft.OData.UriParser;

namespace Fidelity.Api.Feed.Queries;

/// <summary>
/// The values of an <c>in</c> list. Texts are read again from what the client wrote, because ODataLib 7.7 reads them as JSON and turns
/// <c>'C:\temp'</c> into something with a tab in it.
/// </summary>
internal static class InList
{
    public static IReadOnlyList<object?> Read(CollectionConstantNode list, Type type) => type == typeof(string)
        ? ReadTexts(list.LiteralText)
        : [.. list.Collection.Select(constant => Literals.Normal(constant.Value))];

    /// <summary>A list that holds null matches null too; values that the column's type cannot hold match nothing.</summary>
    public static Expression Contains(Operand left, IReadOnlyList<object?> members)
    {
        var type = left.Type;
        var plain = left.Plain;
        var values = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type))!;
        foreach (var member in members.OfType<object>())
        {
            if (Held(member, plain) is { } value)
            {
                values.Add(value);
            }
        }

        Expression found = Expression.Call(
            typeof(Enumerable),
            nameof(Enumerable.Contains),
            [type],
            SqlParameter.Of(values, typeof(IEnumerable<>).MakeGenericType(type)),
            left.Bare());
        return members.Contains(null) && left.CanBeNull
            ? Expression.OrElse(found, Expression.Equal(left.Bare(), Expression.Constant(null, type)))
            : found;
    }

    private static object? Held(object member, Type plain) => member switch
    {
        _ when member.GetType() == plain => member,
        long whole when plain == typeof(int) => whole is >= int.MinValue and <= int.MaxValue ? (int)whole : null,
        long whole when plain == typeof(double) => (double)whole,
        double real when plain == typeof(int) || plain == typeof(long) =>
            real == Math.Truncate(real) && Math.Abs(real) <= int.MaxValue ? Convert.ChangeType(real, plain, CultureInfo.InvariantCulture) : null,
        _ => throw FeedRefusal.Malformed("A value of the in list is of another kind than the column."),
    };

    private static List<object?> ReadTexts(string written)
    {
        var texts = new List<object?>();
        var inside = written.AsSpan().Trim()[1..^1].Trim();
        while (true)
        {
            texts.Add(ReadText(ref inside));
            inside = inside.TrimStart();
            if (inside.IsEmpty)
            {
                return texts;
            }

            inside = inside[0] == ',' ? inside[1..].TrimStart() : throw Unreadable();
        }
    }

    private static string? ReadText(ref ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("null"))
        {
            rest = rest[4..];
            return null;
        }

        if (rest.IsEmpty || rest[0] != '\'')
        {
            throw Unreadable();
        }

        var text = new StringBuilder();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '\'' && (i + 1 == rest.Length || rest[i + 1] != '\''))
            {
                rest = rest[(i + 1)..];
                return text.ToString();
            }

            text.Append(rest[i]);
            i += rest[i] == '\'' ? 1 : 0;
        }

        throw Unreadable();
    }

    private static FeedRefusal Unreadable() => FeedRefusal.Malformed("An in list of texts is written ('one','two'), with '' for a quote.");
}
