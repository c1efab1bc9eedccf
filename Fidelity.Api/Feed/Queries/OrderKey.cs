using Fidelity.Api.Feed.Sets;

namespace Fidelity.Api.Feed.Queries;

/// <summary>One column of the order; the set's key is always the last, so that the order is total.</summary>
internal sealed record OrderKey(FeedColumn Column, bool Descending);
