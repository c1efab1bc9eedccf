namespace Fidelity.Jobs.Demonstration;

/// <summary>A clock that the demonstration moves through its autumn; it ends at the real present.</summary>
public sealed class DemonstrationClock(TimeProvider real) : TimeProvider
{
    private TimeSpan behind = TimeSpan.Zero;

    /// <summary>How far before the present it now stands.</summary>
    public void StepBack(TimeSpan by) => behind = by;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() - behind;
}
