using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;
using Fidelity.Web.Waves;
using Xunit;

namespace Fidelity.Tests.Web.Waves;

public sealed class CadenceChoicesTests
{
    private static readonly DateOnly Today = new(2026, 10, 5);

    private static readonly SchoolCalendar Assumed = SchoolCalendar.Of("America/New_York", [], []);

    private static readonly SchoolCalendar Terms = SchoolCalendar.Of(
        "America/New_York",
        [
            new CalendarLayer(null,
            [
                Entry(CalendarEntryKind.Term, new(2026, 8, 31), new(2027, 6, 11), "School year"),
                Entry(CalendarEntryKind.Holiday, new(2026, 10, 12), new(2026, 10, 12), "Columbus Day"),
            ]),
        ],
        []);

    [Fact]
    public void Once_is_ten_days_of_school_from_next_monday_around_a_holiday()
    {
        var window = Assert.Single(CadenceChoices.Windows(CadenceChoices.Once, "", Terms, Today).Windows);

        Assert.Equal(new TypedWindow("Fall 2026", "2026-10-13", "2026-10-26"), window);
    }

    [Fact]
    public void A_year_has_the_seasons_that_are_still_to_come_and_says_which_is_past()
    {
        var suggested = CadenceChoices.Windows(CadenceChoices.Year, "", Terms, new DateOnly(2026, 11, 30));

        Assert.Equal(["Winter 2027", "Spring 2027"], suggested.Windows.Select(window => window.Name));
        Assert.Contains("Fall is not planned: it would have begun on", Assert.Single(suggested.NotPlanned), StringComparison.Ordinal);
        Assert.Equal(["Winter 2027"], CadenceChoices.Windows(CadenceChoices.Season, "", Terms, new DateOnly(2026, 11, 30)).Windows.Select(window => window.Name));
    }

    [Fact]
    public void Pulses_come_every_so_many_weeks_until_summer()
    {
        var few = CadenceChoices.Windows(CadenceChoices.Pulse, "8", Terms, Today).Windows;
        var many = CadenceChoices.Windows(CadenceChoices.Pulse, "4", Terms, Today).Windows;

        Assert.EndsWith(", 2026-27", few[0].Name, StringComparison.Ordinal);
        Assert.True(many.Count > few.Count && few.Count > 1);
    }

    [Fact]
    public void Without_terms_a_year_cannot_be_suggested_and_the_line_stays_empty()
    {
        var suggested = CadenceChoices.Windows(CadenceChoices.Year, "", Assumed, Today);

        Assert.True(Assert.Single(suggested.Windows).IsEmpty);
        Assert.Contains("no terms are known", Assert.Single(suggested.NotPlanned), StringComparison.Ordinal);
    }

    private static CalendarEntry Entry(CalendarEntryKind kind, DateOnly from, DateOnly to, string title) =>
        new(new OrganizationId(1), kind, from, to, title, CalendarSource.Typed, "", new DateTime(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc));
}
