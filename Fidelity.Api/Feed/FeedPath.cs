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

    public sealed record Entity(FeedSet Set, object Key) : FeedPath;

    public sealed record EntityPages(FeedSet Set, object Key) : FeedPath;

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

    private static object ReadKey(FeedSet set, string bracketed)
    {
        var inside = bracketed.EndsWith(')') ? bracketed[1..^1].Trim() : "";
        var named = set.Key.Name + "=";
        var literal = inside.StartsWith(named, StringComparison.Ordinal) ? inside[named.Length..] : inside;
        if (set.Key.Type == typeof(string))
        {
            if (literal is ['\'', .. var quoted, '\''] && !quoted.Replace("''", "", StringComparison.Ordinal).Contains('\''))
            {
                return quoted.Replace("''", "'", StringComparison.Ordinal);
            }
        }
        else if (long.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        throw FeedRefusal.Malformed($"A key of {set.Name} is written {set.Name}({(set.Key.Type == typeof(string) ? "'text'" : "123")}).");
    }
}
