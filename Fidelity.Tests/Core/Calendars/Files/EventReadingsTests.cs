using Fidelity.Core.Calendars.Files;
using Xunit;

namespace Fidelity.Tests.Core.Calendars.Files;

public sealed class EventReadingsTests
{
    [Theory]
    [InlineData("Labor Day - No School", EventReading.Holiday)]
    [InlineData("Schools Closed for Eid al-Fitr", EventReading.Holiday)]
    [InlineData("WINTER BREAK", EventReading.Holiday)]
    [InlineData("Mid-winter recess", EventReading.Holiday)]
    [InlineData("Teacher Workday (no students)", EventReading.Holiday)]
    [InlineData("Professional Development Day", EventReading.Holiday)]
    [InlineData("Parent-Teacher Conferences, No Classes", EventReading.Holiday)]
    [InlineData("Martin Luther King Jr. Day", EventReading.Holiday)]
    [InlineData("Christmas Break Begins - No School", EventReading.Holiday)]
    [InlineData("Snow Day", EventReading.Closure)]
    [InlineData("Schools closed: inclement weather", EventReading.Closure)]
    [InlineData("Make-up day for Jan. 12", EventReading.MakeUpDay)]
    [InlineData("First Day of School", EventReading.FirstDay)]
    [InlineData("Last day of classes", EventReading.LastDay)]
    [InlineData("Possible snow make-up day", EventReading.LeaveOut)]
    [InlineData("First day of school, Kindergarten", EventReading.LeaveOut)]
    [InlineData("Last Day of School for Seniors", EventReading.LeaveOut)]
    [InlineData("Thanksgiving Break: Early Release", EventReading.LeaveOut)]
    [InlineData("Half-day, teacher in-service PM", EventReading.LeaveOut)]
    [InlineData("2-hour delayed opening", EventReading.LeaveOut)]
    [InlineData("Holiday Concert", EventReading.LeaveOut)]
    [InlineData("Spring Break ends", EventReading.LeaveOut)]
    [InlineData("PTA Breakfast", EventReading.LeaveOut)]
    [InlineData("Parent-Teacher Conferences", EventReading.LeaveOut)]
    [InlineData("Board of Education", EventReading.LeaveOut)]
    public void A_title_is_read_as_people_mean_it(string title, EventReading reading)
    {
        Assert.Equal(reading, EventReadings.Propose(title, isWholeDay: true));
    }
}
