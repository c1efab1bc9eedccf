namespace Fidelity.Data.Feed;

/// <summary>Whose eyes the feed is read with. Every base query takes one, so that no row is asked for without it.</summary>
/// <param name="SeesEverything">Administrators only; everybody else sees the organisations of their scope and what lies below them.</param>
public sealed record FeedReader(long AccountId, bool SeesEverything);
