using Fidelity.Core.Calendars;

namespace Fidelity.Core.Waves;

/// <summary>What somebody should know of a school's window before it is planned; nothing that forbids it.</summary>
public sealed record SendWarning(SendWarningKind Kind, string Message)
{
    /// <summary>Days of school below which many do not get round to answering.</summary>
    public const int FewDays = 5;

    /// <param name="adults">Adults who are asked at the school.</param>
    /// <param name="withMail">How many of them have a mail address.</param>
    public static IReadOnlyList<SendWarning> Of(SchoolWindow window, int adults, int withMail, bool hasCoordinator, bool isReminded)
    {
        var days = window.InstructionalDays;
        return
        [
            .. If(days == 0, SendWarningKind.NoSchoolDay, "No day of school lies in the window: nothing is sent."),
            .. If(days is > 0 and < FewDays, SendWarningKind.FewSchoolDays, $"Only {days} {(days == 1 ? "day" : "days")} of school: many will not get round to it."),
            .. If(days > 0 && !window.Calendar.IsInstructional(SchoolClock.DayOf(window.OpensAt, window.Calendar.TimeZone)), SendWarningKind.OpensOnADayOff,
                "The wave opens on a day without school: invitations leave on the next day of school."),
            .. If(window.Calendar.IsAssumed, SendWarningKind.AssumedCalendar,
                "Nobody has given this school's calendar: Monday to Friday is assumed, holidays are not known."),
            .. If(withMail < adults, SendWarningKind.NoMailAddress, $"{adults - withMail} of {adults} adults have no mail address: they get no link."),
            .. If(isReminded && !hasCoordinator, SendWarningKind.NoCoordinator, "The school has no survey coordinator: nobody is told of classes that answer little."),
        ];
    }

    private static IEnumerable<SendWarning> If(bool holds, SendWarningKind kind, string message) => holds ? [new(kind, message)] : [];
}

public enum SendWarningKind
{
    NoSchoolDay,
    FewSchoolDays,
    OpensOnADayOff,
    AssumedCalendar,
    NoMailAddress,
    NoCoordinator,
}
