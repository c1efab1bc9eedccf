namespace Fidelity.Api.Feed;

/// <summary>The feed's settings. Bound from the section <c>Fidelity:Feed</c>.</summary>
public sealed record FeedOptions
{
    /// <summary>
    /// Address that clients see, without <c>/odata</c>, e.g. <c>https://fidelity.district.example</c>. Null: taken from each request, which
    /// is right unless a proxy hides it.
    /// </summary>
    public Uri? PublicAddress { get; init; }

    public QueryLimits Limits { get; init; } = new();
}
