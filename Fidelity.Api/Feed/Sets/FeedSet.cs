using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using Fidelity.Data.Feed;

namespace Fidelity.Api.Feed.Sets;

/// <summary>An entity set: a name, an allow-list of columns of which the first are the key, and the query that gives its rows.</summary>
internal abstract class FeedSet(string name, string entity, string description, IReadOnlyList<FeedColumn> columns)
{
    public string Name { get; } = name;

    /// <summary>Name of the entity type, e.g. <c>PracticeScore</c>.</summary>
    public string Entity { get; } = entity;

    public string Description { get; } = description;

    public IReadOnlyList<FeedColumn> Columns { get; } = columns;

    /// <summary>How many of the first columns make the key together.</summary>
    public int KeyColumns { get; init; } = 1;

    public IReadOnlyList<FeedColumn> Keys => [.. Columns.Take(KeyColumns)];

    /// <summary>Whether <c>Set('k')/$value</c> gives a document.</summary>
    public bool HasPages { get; init; }

    public FeedColumn? Column(string name) => Columns.FirstOrDefault(column => column.Name == name);

    public abstract IQueryable<object> Rows(FeedQueries queries, ClaimsPrincipal reader);
}

/// <param name="rows">The rows that a reader may see.</param>
internal sealed class FeedSet<TRow>(
    string name, string entity, string description, Func<FeedQueries, ClaimsPrincipal, IQueryable<TRow>> rows, ColumnList<TRow> columns)
    : FeedSet(name, entity, description, columns.All)
    where TRow : class
{
    public override IQueryable<object> Rows(FeedQueries queries, ClaimsPrincipal reader) => rows(queries, reader);
}

/// <summary>Names columns by the property they show, so that a renamed property is a compile error and not an empty column.</summary>
internal sealed class ColumnList<TRow>
{
    private readonly List<FeedColumn> columns = [];

    public IReadOnlyList<FeedColumn> All => columns;

    /// <param name="maxLength">For text with a known limit.</param>
    /// <param name="named">Only where the feed's word differs from the row's.</param>
    public ColumnList<TRow> Add<TValue>(
        Expression<Func<TRow, TValue>> property, string description, int? maxLength = null, string? named = null)
    {
        var member = (PropertyInfo)((MemberExpression)property.Body).Member;
        columns.Add(new FeedColumn(named ?? member.Name, member, description, maxLength));
        return this;
    }
}
