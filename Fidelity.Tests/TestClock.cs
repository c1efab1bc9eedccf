namespace Fidelity.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock(DateTime startsAt) : TimeProvider
{
    private DateTime now = DateTime.SpecifyKind(startsAt, DateTimeKind.Utc);

    /// <summary>A Monday in October, nine in the morning in New York.</summary>
    public static DateTime SomeMonday { get; } = new(2026, 10, 5, 13, 0, 0, DateTimeKind.Utc);

    public DateTime Now => now;

    public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);

    public void Advance(TimeSpan by) => now += by;

    public void MoveTo(DateTime instant) => now = DateTime.SpecifyKind(instant, DateTimeKind.Utc);
}
