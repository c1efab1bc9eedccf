using Fidelity.Core.Mail;
using Xunit;

namespace Fidelity.Tests.Core.Mail;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("20:00", "06:00", "19:59", false)]
    [InlineData("20:00", "06:00", "20:00", true)]
    [InlineData("20:00", "06:00", "00:00", true)]
    [InlineData("20:00", "06:00", "05:59", true)]
    [InlineData("20:00", "06:00", "06:00", false)]
    [InlineData("12:00", "13:00", "12:30", true)]
    [InlineData("12:00", "13:00", "13:00", false)]
    [InlineData("12:00", "12:00", "12:00", false)]
    public void Quiet_hours_include_their_beginning_and_not_their_end_and_may_go_over_midnight(string from, string until, string time, bool isQuiet)
    {
        Assert.Equal(isQuiet, new QuietHours(At(from), At(until)).Include(At(time)));
    }

    private static TimeOnly At(string time) => TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
