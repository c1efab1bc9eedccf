using Fidelity.Data.Feed;

namespace Fidelity.Api.Feed.Sets;

/// <summary>The columns that the three sets of released cells share, in groups; each set picks the groups that fit its measures.</summary>
internal static class CellColumns
{
    /// <summary>Where a figure belongs: release, organisation, measure, role. Starts with the key.</summary>
    public static ColumnList<CellRow> Place(string measures) => new ColumnList<CellRow>()
        .Add(row => row.Id, "Number of the figure: stable, never used again, and the same in every release that shows it unchanged.")
        .Add(row => row.ReleaseId, "Release it belongs to.")
        .Add(row => row.ReleaseNumber, "1 for a wave's first release.")
        .Add(row => row.WaveName, "Name of the wave.", 100)
        .Add(row => row.IsDemonstration, "True when the answers are simulated.")
        .Add(row => row.IsHeld, "True when it is what an earlier release said: so few answers have changed since that the change could point at one person.")
        .Add(row => row.OrganizationId, "The roster's own identifier.", 255)
        .Add(row => row.OrganizationName, "Name of the school, district or state.", 255)
        .Add(row => row.OrganizationKind, "State, District or School.", 40)
        .Add(row => row.DistrictId, "District it lies in; null where there is none.", 255)
        .Add(row => row.DistrictName, "Name of that district.", 255)
        .Add(row => row.Measure, measures, 20)
        .Add(row => row.Role, "Teacher, Student, Principal, or all.", 20)
        .Add(row => row.Instrument, "Instrument without its version; empty for figures over several.", 40);

    public static ColumnList<CellRow> Practice(this ColumnList<CellRow> columns) => columns
        .Add(row => row.PracticeId, "Practice, condition or guardrail; empty for the index.", 40)
        .Add(row => row.PracticeName, "Its name.", 200)
        .Add(row => row.PracticeKind, "Practice, Condition or Guardrail.", 40);

    /// <summary>Whether there is a figure. The words come before the numbers so that nobody reads a blank as a zero.</summary>
    public static ColumnList<CellRow> State(this ColumnList<CellRow> columns) => columns
        .Add(row => row.Subgroup, "Subgroup of people; all for everybody.", 40)
        .Add(
            row => row.State,
            "Published, or why there is no figure: SuppressedSmall, SuppressedToProtect, SuppressedNoConsent, LowResponse, NotAsked.",
            40)
        .Add(row => row.Bound, "Exact, or AtMost or AtLeast when the figure is a limit that the true one lies at or beyond.", 40);

    /// <param name="named">The set's word for the figure.</param>
    public static ColumnList<CellRow> Figure(this ColumnList<CellRow> columns, string named, string description) => columns
        .Add(row => row.Value, description, named: named)
        .Add(row => row.StandardError, "Standard error, in the figure's unit.")
        .Add(row => row.DegreesOfFreedom, "Degrees of freedom of the interval.")
        .Add(row => row.Low, "Lower end of the 95 % interval, included; null where none can be given.")
        .Add(row => row.High, "Upper end of the 95 % interval, included.")
        .Counts();

    public static ColumnList<CellRow> Limits(this ColumnList<CellRow> columns) => columns
        .Add(row => row.LimitLow, "Where State is SuppressedToProtect: the figure is at least this, as follows from the other figures; null where nothing follows.")
        .Add(row => row.LimitHigh, "And at most this.");

    public static ColumnList<CellRow> Counts(this ColumnList<CellRow> columns) => columns
        .Add(row => row.Count, "People the figure rests on; null when it is not published.")
        .Add(row => row.Eligible, "People who could have answered.");

    public static ColumnList<CellRow> Nonresponse(this ColumnList<CellRow> columns) => columns
        .Add(row => row.NonresponseLow, "The figure if everybody who did not answer were unfavorable.")
        .Add(row => row.NonresponseHigh, "The figure if everybody who did not answer were favorable.");

    public static ColumnList<CellRow> Flags(this ColumnList<CellRow> columns) => columns
        .Add(row => row.Flags, "None, or Unreliable, OneClass, NoSpread, LowResponse, comma-separated.", 60);

    public static ColumnList<CellRow> Baseline(this ColumnList<CellRow> columns) => columns
        .Add(row => row.BaselineId, "National figure it is set beside; null where there is none.", 80)
        .Add(row => row.BaselineTitle, "Title of its source.", 300)
        .Add(row => row.BaselineYear, "Year of the national figure.", 40)
        .Add(row => row.BaselinePercent, "The national figure on the favorable side, 0 to 100.")
        .Add(row => row.BaselineAsPublished, "The source's own words where it gives no exact figure: BaselinePercent is then only near it.", 200)
        .Add(row => row.BaselineRepresentativeness, "Probability, Convenience, Vendor or Unknown.", 40)
        .Add(row => row.BaselineFit, "SameConstruct, Partial or Context.", 40)
        .Add(row => row.Gap, "School minus nation, percentage points.")
        .Add(row => row.GapLow, "Lower end of the gap's 95 % interval.")
        .Add(row => row.GapHigh, "Upper end of the gap's 95 % interval.")
        .Add(row => row.EffectSize, "Cohen's h.")
        .Add(row => row.Verdict, "AboveNational, BelowNational, AboutTheSame, TooLittleToTell or NotTested.", 40);
}
