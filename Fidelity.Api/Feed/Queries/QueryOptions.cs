using System.Globalization;
using System.Linq.Expressions;
using Fidelity.Api.Feed.Sets;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace Fidelity.Api.Feed.Queries;

/// <summary>What a request asks of a set, checked against the set's columns and the limits.</summary>
internal sealed class QueryOptions(FeedSet set, QueryText text, QueryLimits limits)
{
    private const string Ascending = "asc";
    private const string Descending = "desc";

    public ParameterExpression Row { get; } = Expression.Parameter(set.Keys[0].Property.DeclaringType!, "row");

    /// <summary>Null when all rows are asked for.</summary>
    public LambdaExpression? Filter()
    {
        if (text["filter"] is not { } written)
        {
            return null;
        }

        var (clause, aliases) = Parse(written);
        return new FilterBinder(set, Row, aliases, limits).Bind(clause.Expression);
    }

    /// <summary>The client's order, then the key.</summary>
    public IReadOnlyList<OrderKey> Order()
    {
        var keys = new List<OrderKey>();
        foreach (var term in text["orderby"]?.Split(',') ?? [])
        {
            keys.Add(OrderKeyOf(term.Trim()));
        }

        if (keys.Count > limits.OrderKeys)
        {
            throw FeedRefusal.Malformed($"$orderby takes at most {limits.OrderKeys} columns.");
        }

        // What follows the key changes nothing, and a column named twice only counts the first time.
        var distinct = keys.DistinctBy(key => key.Column).ToList();
        return [.. distinct, .. set.Keys.Where(column => !distinct.Exists(key => key.Column == column)).Select(column => new OrderKey(column, false))];
    }

    /// <summary>In the set's order, whatever the client's; null when everything is asked for.</summary>
    public IReadOnlyList<FeedColumn>? Select()
    {
        if (text["select"] is not { } written)
        {
            return null;
        }

        var names = written.Split(',').Select(name => name.Trim()).ToList();
        var chosen = names.Where(name => name != "*").Select(name => ColumnNamed(name, "$select")).ToHashSet();
        return names.Contains("*") ? null : [.. set.Columns.Where(chosen.Contains)];
    }

    public long? Top => Whole("top");

    public long Skip => Whole("skip") ?? 0;

    public bool Count => text["count"]?.ToLowerInvariant() switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw FeedRefusal.Malformed("$count is true or false."),
    };

    private (FilterClause Clause, IDictionary<string, SingleValueNode> Aliases) Parse(string written)
    {
        var options = new Dictionary<string, string>(text.Aliases) { ["$filter"] = written };
        var model = FeedModel.Instance;
        var parser = new ODataQueryOptionParser(model.Edm, model.TypeOf(set.Name), model.SourceOf(set.Name), options)
        {
            Resolver = new ODataUriResolver { EnableCaseInsensitive = true },
        };
        try
        {
            return (parser.ParseFilter(), parser.ParameterAliasNodes);
        }
        catch (Exception error) when (error is ODataException or OverflowException or FormatException or InvalidCastException or ArgumentException)
        {
            // ODataLib lets some exceptions of its own making out, such as an overflow at 1e40: they all mean a malformed filter.
            throw FeedRefusal.Malformed($"$filter cannot be read: {error.Message}");
        }
    }

    private OrderKey OrderKeyOf(string term)
    {
        var words = term.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (term.AsSpan().ContainsAny("()/") || words.Length > 2)
        {
            throw FeedRefusal.NotSupported("$orderby by anything but columns");
        }

        var direction = words.Length == 2 ? words[1].ToLowerInvariant() : Ascending;
        return words.Length > 0 && direction is Ascending or Descending
            ? new OrderKey(ColumnNamed(words[0], "$orderby"), direction == Descending)
            : throw FeedRefusal.Malformed("$orderby is written column, column asc or column desc, separated by commas.");
    }

    private FeedColumn ColumnNamed(string name, string option) =>
        set.Column(name)
        ?? set.Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw FeedRefusal.Malformed(
            $"{option} names {name}, which {set.Name} does not have. It has {string.Join(", ", set.Columns.Select(column => column.Name))}.");

    private long? Whole(string option) => text[option] switch
    {
        null => null,
        var written when long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw FeedRefusal.Malformed($"${option} is a whole number, 0 or more."),
    };
}
