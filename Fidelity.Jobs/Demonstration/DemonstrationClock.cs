namespace Fidelity.Jobs.Demonstration;

/// <summary>A clock that the demonstration moves through its school year; it ends at the real present.</summary>
public sealed class DemonstrationClock(TimeProvider real) : TimeProvider
{
    private TimeSpan behind = TimeSpan.Zero;

    /// <summary>From now on it is that instant, and time goes on from there.</summary>
    public void MoveTo(DateTime utc) => behind = real.GetUtcNow().UtcDateTime - utc;

    public void ReturnToThePresent() => behind = TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() - behind;
}
