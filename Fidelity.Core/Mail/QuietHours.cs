namespace Fidelity.Core.Mail;

/// <summary>
/// The time of day in which no mail leaves, by the school's clock: from <paramref name="From"/> (included) to
/// <paramref name="Until"/> (excluded), over midnight where that is the earlier. Two equal times: never.
/// </summary>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    public static QuietHours Never { get; } = new(TimeOnly.MinValue, TimeOnly.MinValue);

    public bool Include(TimeOnly time) => From != Until && time.IsBetween(From, Until);
}
