using Fidelity.Core.Releases;

namespace Fidelity.Core.Reports;

/// <summary>
/// One released cell as a report shows it: the exact numbers of the cell, or the reason in words why there are none. A figure that is
/// not shown holds no number, whatever the cell holds.
/// </summary>
/// <param name="CellId">The released cell's id; 0 where the release has no such cell.</param>
public sealed record Figure(long CellId, FigureUnit Unit, CellState State)
{
    public CellBound Bound { get; private init; }

    public double? Value { get; private init; }

    /// <summary>Ends of the range that is given in place of a figure that is not shown; null where none is.</summary>
    public double? LimitLow { get; private init; }

    public double? LimitHigh { get; private init; }

    /// <summary>Ends of the 95 % interval, in the figure's unit.</summary>
    public double? Low { get; private init; }

    public double? High { get; private init; }

    public int? Count { get; private init; }

    public int? Eligible { get; private init; }

    public double? NonresponseLow { get; private init; }

    public double? NonresponseHigh { get; private init; }

    public CellFlags Flags { get; private init; }

    public bool IsShown => Value is not null;

    public bool HasInterval => Low is not null && High is not null;

    /// <summary>The number, "at least 95%", the range, or the reason why there is no number.</summary>
    public string Text => Value switch
    {
        null when LimitLow is { } low && LimitHigh is { } high => Shown.Between(low, high, Unit),
        null => Phrases.InBrief(State),
        { } value when Bound == CellBound.AtLeast => "at least " + Shown.Number(value, Unit),
        { } value when Bound == CellBound.AtMost => "at most " + Shown.Number(value, Unit),
        { } value => Shown.Number(value, Unit),
    };

    /// <summary>Empty where there is none.</summary>
    public string IntervalText => HasInterval ? Shown.Range(Low!.Value, High!.Value, Unit) : "";

    public string NonresponseText =>
        NonresponseLow is { } low && NonresponseHigh is { } high ? Shown.Range(low, high, Unit) : "";

    /// <summary>What to keep in mind when reading it; empty when nothing.</summary>
    public string Caution => this switch
    {
        { IsShown: false } => "",
        _ when Flags.HasFlag(CellFlags.OneClass) => "one class only, so no interval",
        _ when Flags.HasFlag(CellFlags.NoSpread) => "all answered alike, so no interval",
        _ when Flags.HasFlag(CellFlags.Unreliable) => "imprecise",
        _ => "",
    };

    public static Figure NotAsked(FigureUnit unit) => new(0, unit, CellState.NotAsked);

    public static Figure Of(ReleasedCell? cell) => cell switch
    {
        null => NotAsked(FigureUnit.Percent),
        { IsPublished: true, Value: not null } => new(cell.Id, UnitOf(cell.Measure), cell.State)
        {
            Bound = cell.Bound,
            Value = cell.Value,
            Low = cell.Low,
            High = cell.High,
            Count = cell.Count,
            Eligible = cell.Eligible,
            NonresponseLow = cell.NonresponseLow,
            NonresponseHigh = cell.NonresponseHigh,
            Flags = cell.Flags,
        },
        _ => new(cell.Id, UnitOf(cell.Measure), cell.State) { LimitLow = cell.LimitLow, LimitHigh = cell.LimitHigh, Eligible = cell.Eligible },
    };

    private static FigureUnit UnitOf(Measure measure) => measure switch
    {
        Measure.ItemFavorable or Measure.ItemOption or Measure.ResponseRate => FigureUnit.Percent,
        Measure.PerceptionGap => FigureUnit.Points,
        _ => FigureUnit.Score,
    };
}
