using System.Diagnostics;
using System.Globalization;
using Fidelity.Api.Feed.Sets;

namespace Fidelity.Api.Feed;

/// <summary>What a path under <c>/odata</c> addresses.</summary>
internal abstract record FeedPath
{
    private FeedPath()
    {
    }

    public sealed record ServiceDocument : FeedPath;

    public sealed record Metadata : FeedPath;

    public sealed record Collection(FeedSet Set) : FeedPath;

    public sealed record CollectionCount(FeedSet Set) : FeedPath;

    /// <param name="Key">In the order of <see cref="FeedSet.Keys"/>.</param>
    public sealed record Entity(FeedSet Set, IReadOnlyList<object> Key) : FeedPath;

    public sealed record EntityPages(FeedSet Set, IReadOnlyList<object> Key) : FeedPath;

    /// <param name="path">Without <c>/odata/</c>, decoded except for %2F, which stands for a slash inside a key.</param>
    public static FeedPath Read(string path)
    {
        var segments = path.TrimEnd('/').Split('/').Select(segment => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)).ToArray();
        return segments switch
        {
            [""] => new ServiceDocument(),
            ["$metadata"] => new Metadata(),
            ["$batch" or "$all" or "$entity", ..] => throw FeedRefusal.NotSupported(segments[0]),
            [var first, ..] when first.StartsWith("$crossjoin", StringComparison.Ordinal) => throw FeedRefusal.NotSupported("$crossjoin"),
            [var first, .. var rest] => ReadSet(first, rest),
            _ => throw new UnreachableException(),
        };
    }

    private static FeedPath ReadSet(string first, string[] rest)
    {
        var bracket = first.IndexOf('(', StringComparison.Ordinal);
        var name = bracket < 0 ? first : first[..bracket];
        var set = FeedSets.Named(name)
            ?? throw FeedRefusal.NotFound($"The feed has no set {name}. It has {string.Join(", ", FeedSets.All.Select(one => one.Name))}.");
        if (bracket < 0)
        {
            return rest switch
            {
                [] => new Collection(set),
                ["$count"] => new CollectionCount(set),
                [['$', ..], ..] => throw FeedRefusal.NotSupported($"{set.Name}/{rest[0]}"),
                _ => throw FeedRefusal.NotFound($"{set.Name} is followed by a key in brackets, by /$count, or by nothing."),
            };
        }

        var key = ReadKey(set, first[bracket..]);
        return rest switch
        {
            [] => new Entity(set, key),
            ["$value"] when set.HasPages => new EntityPages(set, key),
            [var property, ..] when set.Column(property) is not null =>
                throw FeedRefusal.NotSupported("Asking for a single property by its path; use $select: it"),
            _ => throw FeedRefusal.NotFound($"A row of {set.Name} has no {rest[0]}."),
        };
    }

    /// <summary><c>(1)</c>, <c>('text')</c>, or with names, which a key of several columns needs: <c>(Id=1,ReleaseId=2)</c>.</summary>
    private static object[] ReadKey(FeedSet set, string bracketed)
    {
        var inside = bracketed.EndsWith(')') ? bracketed[1..^1].Trim() : "";
        IReadOnlyList<string> parts = set.KeyColumns == 1 ? [inside] : [.. inside.Split(',').Select(part => part.Trim())];
        var values = set.Keys.Select(column => parts.Select(part => ReadValue(column, part, set.KeyColumns > 1)).FirstOrDefault(value => value is not null)).OfType<object>().ToArray();
        return values.Length == set.KeyColumns && parts.Count == set.KeyColumns
            ? values
            : throw FeedRefusal.Malformed($"A key of {set.Name} is written {set.Name}({Example(set)}).");
    }

    private static string Example(FeedSet set) => set.KeyColumns > 1
        ? string.Join(',', set.Keys.Select(column => $"{column.Name}=123"))
        : set.Keys[0].Type == typeof(string) ? "'text'" : "123";

    private static object? ReadValue(FeedColumn column, string written, bool needsName)
    {
        var named = column.Name + "=";
        var hasName = written.StartsWith(named, StringComparison.Ordinal);
        var literal = hasName ? written[named.Length..] : written;
        if (needsName && !hasName)
        {
            return null;
        }

        if (column.Type == typeof(string))
        {
            return literal is ['\'', .. var quoted, '\''] && !quoted.Replace("''", "", StringComparison.Ordinal).Contains('\'')
                ? quoted.Replace("''", "'", StringComparison.Ordinal)
                : null;
        }

        return long.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
