using Fidelity.Api.Feed.Sets;

namespace Fidelity.Api.Feed.Queries;

/// <summary>
/// One page of a set. It asks for one row more than the page holds when the client may have it: that row is never shown, it only
/// says that there is a next page.
/// </summary>
internal sealed class PageQuery
{
    private readonly IReadOnlyList<OrderKey> order;
    private readonly long? allowed;

    private PageQuery(FeedSet set, QueryOptions options, QueryText text, RowQuery visible, int pageSize)
    {
        Selected = options.Select();
        Columns = Selected ?? set.Columns;
        Matching = visible.Where(options.Filter());
        order = options.Order();
        WantsCount = options.Count && text["skiptoken"] is null;
        var token = text["skiptoken"] is { } written ? SkipToken.Read(written, order) : null;
        allowed = token is null ? options.Top : token.Remaining;
        Size = (int)Math.Min(pageSize, allowed ?? pageSize);

        var from = token is null
            ? Matching.OrderBy(options.Row, order).Skip(options.Skip)
            : Matching.Where(Keyset.After(options.Row, order, token.Values)).OrderBy(options.Row, order);
        Rows = from.Take(allowed > Size || allowed is null ? Size + 1 : Size)
            .Only(options.Row, Columns.Concat(order.Select(key => key.Column)));
    }

    /// <summary>Null when the client did not choose.</summary>
    public IReadOnlyList<FeedColumn>? Selected { get; }

    public IReadOnlyList<FeedColumn> Columns { get; }

    /// <summary>What <c>$count</c> counts: whatever the page.</summary>
    public RowQuery Matching { get; }

    public RowQuery Rows { get; }

    public bool WantsCount { get; }

    public int Size { get; }

    public static PageQuery Of(FeedSet set, QueryText text, QueryLimits limits, IQueryable visible, int pageSize) =>
        new(set, new QueryOptions(set, text, limits), text, new RowQuery(visible), pageSize);

    /// <summary>The token of the page after the one that ends with this row.</summary>
    public string TokenAfter(object last) =>
        new SkipToken(allowed - Size, [.. order.Select(key => key.Column.Read(last))]).Write(order);
}
