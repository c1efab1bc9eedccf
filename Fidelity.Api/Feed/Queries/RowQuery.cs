using System.Linq.Expressions;
using Fidelity.Api.Feed.Sets;
using Microsoft.EntityFrameworkCore.Query;

namespace Fidelity.Api.Feed.Queries;

/// <summary>LINQ over rows whose type is known only when the program runs. Every method gives a new query.</summary>
internal sealed class RowQuery(IQueryable rows)
{
    public IQueryable Rows => rows;

    public RowQuery Where(LambdaExpression? condition) =>
        condition is null ? this : Call(nameof(Queryable.Where), [rows.ElementType], Expression.Quote(condition));

    public RowQuery OrderBy(ParameterExpression row, IReadOnlyList<OrderKey> keys)
    {
        var ordered = this;
        for (var i = 0; i < keys.Count; i++)
        {
            var method = (i > 0, keys[i].Descending) switch
            {
                (false, false) => nameof(Queryable.OrderBy),
                (false, true) => nameof(Queryable.OrderByDescending),
                (true, false) => nameof(Queryable.ThenBy),
                (true, true) => nameof(Queryable.ThenByDescending),
            };
            var property = keys[i].Column.Property;
            var key = Expression.Lambda(Expression.Property(row, property), row);
            ordered = ordered.Call(method, [rows.ElementType, property.PropertyType], Expression.Quote(key));
        }

        return ordered;
    }

    public RowQuery Skip(long count) => count == 0 ? this : Call(nameof(Queryable.Skip), [rows.ElementType], Whole(count));

    public RowQuery Take(long count) => Call(nameof(Queryable.Take), [rows.ElementType], Whole(count));

    /// <summary>Reads only these columns; the others stay at their defaults and must not be shown.</summary>
    public RowQuery Only(ParameterExpression row, IEnumerable<FeedColumn> columns)
    {
        var bindings = columns.Select(column => column.Property).Distinct()
            .Select(property => Expression.Bind(property, Expression.Property(row, property)));
        var narrow = Expression.Lambda(Expression.MemberInit(Expression.New(rows.ElementType), bindings), row);
        return Call(nameof(Queryable.Select), [rows.ElementType, rows.ElementType], Expression.Quote(narrow));
    }

    public Task<long> CountAsync(CancellationToken cancellationToken)
    {
        var count = Expression.Call(typeof(Queryable), nameof(Queryable.LongCount), [rows.ElementType], rows.Expression);
        return ((IAsyncQueryProvider)rows.Provider).ExecuteAsync<Task<long>>(count, cancellationToken);
    }

    public IAsyncEnumerable<object> ReadAsync() => (IAsyncEnumerable<object>)rows;

    /// <summary>The databases count in 32 bits; nobody pages beyond.</summary>
    private static Expression Whole(long count) => SqlParameter.Of((int)Math.Min(count, int.MaxValue), typeof(int));

    private RowQuery Call(string method, Type[] types, Expression argument) =>
        new(rows.Provider.CreateQuery(Expression.Call(typeof(Queryable), method, types, rows.Expression, argument)));
}
