using System.Text.RegularExpressions;

namespace Fidelity.Core.Calendars.Files;

/// <summary>What an event of a file means for the school calendar.</summary>
public enum EventReading
{
    /// <summary>Nothing: students come, or the day is no school day anyway.</summary>
    LeaveOut,
    Holiday,
    Closure,
    MakeUpDay,
    Term,

    /// <summary>A term begins; the next last day ends it.</summary>
    FirstDay,
    LastDay,
}

/// <summary>A first reading of events by their titles, for a person to correct. English titles alone are understood.</summary>
public static partial class EventReadings
{
    public static EventReading Propose(string title, bool isWholeDay) => title switch
    {
        _ when !isWholeDay || ShortDay().IsMatch(title) => EventReading.LeaveOut,
        _ when MakeUpDay().IsMatch(title) => Unsure().IsMatch(title) ? EventReading.LeaveOut : EventReading.MakeUpDay,
        _ when Lost().IsMatch(title) => EventReading.Closure,
        _ when WithoutStudents().IsMatch(title) => EventReading.Holiday,
        _ when FirstDay().IsMatch(title) && !SomeStudents().IsMatch(title) => EventReading.FirstDay,
        _ when LastDay().IsMatch(title) && !SomeStudents().IsMatch(title) => EventReading.LastDay,
        _ when DayOff().IsMatch(title) && !Occasion().IsMatch(title) => EventReading.Holiday,
        _ => EventReading.LeaveOut,
    };

    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(half[- ]day|early (release|dismissal|out)|late (start|arrival)|delayed|minimum day|(two|2|three|3)[- ]hour)\b", Loose)]
    private static partial Regex ShortDay();

    [GeneratedRegex(@"\bmake[- ]?up\b", Loose)]
    private static partial Regex MakeUpDay();

    [GeneratedRegex(@"\b(possible|potential|if need(ed)?|if necessary|built[- ]in|reserved|tentative|exam|test)\b", Loose)]
    private static partial Regex Unsure();

    [GeneratedRegex(@"\b(snow day|inclement|weather|emergency clos(ing|ure)|power outage|hurricane)\b", Loose)]
    private static partial Regex Lost();

    [GeneratedRegex(
        @"\b(no (school|class(es)?|students)|schools? (is |are )?closed|closed|student holiday|holiday for students|(teacher|staff) (work ?day|planning|in-?service)|workday|(teacher|staff|professional) (development|learning)|pd day|in-?service)\b",
        Loose)]
    private static partial Regex WithoutStudents();

    [GeneratedRegex(@"\b(first day (of|for) (school|class(es)?|students|instruction)|(school|classes) begins?)\b", Loose)]
    private static partial Regex FirstDay();

    [GeneratedRegex(@"\b(last day (of|for) (school|class(es)?|students|instruction)|(school|classes) ends?)\b", Loose)]
    private static partial Regex LastDay();

    [GeneratedRegex(@"\b(seniors?|pre-?k|kindergarten|freshm[ae]n|summer school)\b", Loose)]
    private static partial Regex SomeStudents();

    [GeneratedRegex(
        @"\b(holidays?|break|recess|vacation|labor day|thanksgiving|christmas|new year'?s?|martin luther king|mlk|presidents?'?s? day|memorial day|juneteenth|independence day|good friday)\b",
        Loose)]
    private static partial Regex DayOff();

    [GeneratedRegex(
        @"\b(concert|party|program|shop|fair|camp|registration|sale|parade|show|craft|dinner|breakfast|lunch|feast|assembly|game|tournament|practice|begins?|starts?|ends?|resumes?|returns?)\b",
        Loose)]
    private static partial Regex Occasion();
}
