using System.Linq.Expressions;
using Microsoft.OData.UriParser;

namespace Fidelity.Api.Feed.Queries;

/// <summary>
/// The rows after a given one: <c>k1 after v1 or (k1 = v1 and (k2 after v2 or …))</c>. Null stands below every value, as in SQL Server
/// and SQLite. The values of the last row come out of the database, never out of C#, whose case and order rules differ.
/// </summary>
internal static class Keyset
{
    public static LambdaExpression After(ParameterExpression row, IReadOnlyList<OrderKey> keys, IReadOnlyList<object?> values)
    {
        Expression? condition = null;
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            var column = Expression.Property(row, keys[i].Column.Property);
            var after = Beyond(column, keys[i], values[i]);
            condition = condition is null
                ? after
                : Expression.OrElse(after, Expression.AndAlso(Expression.Equal(column, Value(column, values[i])), condition));
        }

        // The first key alone bounds the rows from below, which an index can use and a chain of ors cannot.
        return Expression.Lambda(keys.Count > 1 && values[0] is not null && keys[0] is { Descending: false, Column: { IsNullable: false, Type: var type } } && type != typeof(bool)
            ? Expression.AndAlso(From(Expression.Property(row, keys[0].Column.Property), values[0]), condition!)
            : condition!, row);
    }

    private static Expression From(MemberExpression column, object? value) =>
        Comparisons.Ordering(BinaryOperatorKind.GreaterThanOrEqual, column, Value(column, value));

    private static Expression Beyond(MemberExpression column, OrderKey key, object? value)
    {
        if (value is null)
        {
            return key.Descending ? Expression.Constant(false) : Expression.NotEqual(column, Expression.Constant(null, column.Type));
        }

        Expression beyond = key.Column.Type == typeof(bool)
            ? (bool)value == key.Descending ? Expression.Equal(column, Value(column, !key.Descending)) : Expression.Constant(false)
            : Comparisons.Ordering(key.Descending ? BinaryOperatorKind.LessThan : BinaryOperatorKind.GreaterThan, column, Value(column, value));
        return key.Descending && key.Column.IsNullable
            ? Expression.OrElse(beyond, Expression.Equal(column, Expression.Constant(null, column.Type)))
            : beyond;
    }

    private static Expression Value(MemberExpression column, object? value) =>
        value is null ? Expression.Constant(null, column.Type) : SqlParameter.Of(value, column.Type);
}
