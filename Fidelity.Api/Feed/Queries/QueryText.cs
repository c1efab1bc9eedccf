namespace Fidelity.Api.Feed.Queries;

/// <summary>
/// The system query options of a request under their plain names (<c>filter</c>), whether they were written <c>$filter</c>,
/// <c>%24filter</c>, <c>$FILTER</c> or <c>filter</c>. An option that we know and do not do is refused, one that nobody knows is malformed,
/// and what has neither a dollar nor a known name is the client's own business.
/// </summary>
internal sealed class QueryText
{
    private static readonly HashSet<string> supported = ["filter", "select", "orderby", "top", "skip", "count", "skiptoken", "format"];
    private static readonly HashSet<string> known = ["expand", "apply", "search", "compute", "levels", "deltatoken", "index", "id", "schemaversion"];

    private readonly Dictionary<string, string> options = [];

    private QueryText()
    {
    }

    /// <summary>Parameter aliases, <c>@name</c>, as written.</summary>
    public Dictionary<string, string> Aliases { get; } = [];

    public string? this[string name] => options.GetValueOrDefault(name);

    public static QueryText Read(HttpRequest request, QueryLimits limits)
    {
        if (request.QueryString.Value is { } text && text.Length > limits.QueryLength)
        {
            throw FeedRefusal.Malformed($"The query takes at most {limits.QueryLength} characters. Ask in several requests.");
        }

        var read = new QueryText();
        foreach (var (name, values) in request.Query)
        {
            foreach (var value in values)
            {
                read.Add(name, value ?? "");
            }
        }

        return read;
    }

    /// <summary>For requests that take only some of the options.</summary>
    public void AllowOnly(string where, params string[] names)
    {
        if (options.Keys.FirstOrDefault(name => !names.Contains(name)) is { } other)
        {
            throw FeedRefusal.Malformed($"${other} has no meaning for {where}.");
        }
    }

    private void Add(string name, string value)
    {
        if (name.StartsWith('@'))
        {
            AddOnce(Aliases, name, name, value);
            return;
        }

        var plain = name.TrimStart('$').ToLowerInvariant();
        var isSystem = name.StartsWith('$');
        if (supported.Contains(plain))
        {
            if (value.Length == 0)
            {
                throw FeedRefusal.Malformed($"${plain} is empty. Give it a value or leave it out.");
            }

            AddOnce(options, plain, "$" + plain, value);
        }
        else if (known.Contains(plain) && (isSystem || plain is "expand" or "apply" or "search" or "compute"))
        {
            throw FeedRefusal.NotSupported("$" + plain);
        }
        else if (isSystem)
        {
            throw FeedRefusal.Malformed(
                $"{name} is not a query option of OData. This feed takes {string.Join(", ", supported.Select(option => "$" + option))}.");
        }
    }

    private static void AddOnce(Dictionary<string, string> into, string key, string written, string value)
    {
        if (!into.TryAdd(key, value))
        {
            throw FeedRefusal.Malformed($"{written} is given more than once.");
        }
    }
}
