using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;

namespace Fidelity.Web.Calendars;

/// <summary>Days as they stand in a form: shown again as they were typed when something is wrong with them.</summary>
public sealed record DaysForm(string Kind = "", string From = "", string To = "", string Title = "")
{
    public static DaysForm Read(IFormCollection form) =>
        new(form["kind"].ToString(), form["from"].ToString(), form["to"].ToString(), form["title"].ToString());

    /// <summary>Without a last day, the first is the only one.</summary>
    public NewCalendarEntry Entry(OrganizationId organization) => new(
        organization,
        Enum.TryParse<CalendarEntryKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null,
        CalendarWords.ReadDay(From),
        CalendarWords.ReadDay(To.Length > 0 ? To : From),
        Title);
}
