using Fidelity.Core.Problems;

namespace Fidelity.Data.Calendars;

/// <summary>What several changes of a calendar can find.</summary>
internal static class CalendarProblems
{
    public static readonly Problem OrganizationIsUnknown = new("CAL-050", "This organisation is not on the roster any more: go back to the list.");

    public static readonly Problem EntryIsGone = new("CAL-051", "This entry is not in the calendar any more.");
}
