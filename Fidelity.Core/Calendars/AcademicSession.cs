namespace Fidelity.Core.Calendars;

/// <summary>A school year, term or grading period as the roster gives it. Both dates are included.</summary>
public sealed class AcademicSession(string sourcedId, string title, string kind, DateOnly beginsOn, DateOnly endsOn, int schoolYear)
{
    public long Id { get; private set; }

    public string SourcedId { get; private set; } = sourcedId;

    public string Title { get; private set; } = title;

    /// <summary>OneRoster's word: <c>schoolYear</c>, <c>semester</c>, <c>term</c>, <c>gradingPeriod</c>.</summary>
    public string Kind { get; private set; } = kind;

    public DateOnly BeginsOn { get; private set; } = beginsOn;

    public DateOnly EndsOn { get; private set; } = endsOn;

    /// <summary>The calendar year in which the school year ends.</summary>
    public int SchoolYear { get; private set; } = schoolYear;

    public bool IsActive { get; private set; } = true;

    public void Describe(string title, string kind, DateOnly beginsOn, DateOnly endsOn, int schoolYear) =>
        (Title, Kind, BeginsOn, EndsOn, SchoolYear) = (title, kind, beginsOn, endsOn, schoolYear);

    public void End() => IsActive = false;

    public void Return() => IsActive = true;
}
