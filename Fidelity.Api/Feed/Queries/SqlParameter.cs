using System.Linq.Expressions;

namespace Fidelity.Api.Feed.Queries;

/// <summary>
/// A value wrapped so that EF makes a SQL parameter of it: nothing of a client's text enters a statement, and one compiled query
/// serves every value.
/// </summary>
internal static class SqlParameter
{
    public static Expression Of(object? value, Type type)
    {
        var box = typeof(Box<>).MakeGenericType(type);
        return Expression.Field(Expression.Constant(Activator.CreateInstance(box, value), box), nameof(Box<>.Value));
    }

    private sealed class Box<T>(T value)
    {
        public readonly T Value = value;
    }
}
