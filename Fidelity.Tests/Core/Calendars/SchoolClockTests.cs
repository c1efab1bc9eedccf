using Fidelity.Core.Calendars;
using Xunit;

namespace Fidelity.Tests.Core.Calendars;

public sealed class SchoolClockTests
{
    [Theory]
    [InlineData("America/New_York", 20)]
    [InlineData("America/Chicago", 19)]
    [InlineData("America/Phoenix", 17)]
    public void An_instant_is_read_from_the_schools_own_clock(string timeZone, int hour)
    {
        Assert.Equal(new DateTime(2026, 10, 5, hour, 30, 0), SchoolClock.At(Utc(2026, 10, 6, 0), timeZone));
    }

    [Theory]
    [InlineData("UTC", 6)]
    [InlineData("America/New_York", 5)]
    public void The_evening_belongs_to_the_schools_own_day(string timeZone, int day)
    {
        Assert.Equal(new DateOnly(2026, 10, day), SchoolClock.DayOf(Utc(2026, 10, 6, 0), timeZone));
    }

    [Fact]
    public void The_clock_goes_back_in_autumn()
    {
        Assert.Equal(1, SchoolClock.At(Utc(2026, 11, 1, 5), "America/New_York").Hour);
        Assert.Equal(1, SchoolClock.At(Utc(2026, 11, 1, 6), "America/New_York").Hour);
    }

    private static DateTime Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 30, 0, DateTimeKind.Utc);
}
