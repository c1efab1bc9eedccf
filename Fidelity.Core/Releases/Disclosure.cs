namespace Fidelity.Core.Releases;

/// <summary>
/// The one door between computed and published figures. The steps, in order: the primary rule and coding (<see cref="PrimarySuppression"/>),
/// then what must go so that the hidden cannot be worked out (<see cref="ComplementarySuppression"/>), then the audit of what came out,
/// which blocks all of it (<see cref="DisclosureAudit"/>). What is hidden to protect another is shown as the range that follows from the rest
/// (<see cref="PublishedRanges"/>).
/// </summary>
public static class Disclosure
{
    /// <summary>Cells that may be published; none at all when the audit finds that something would be given away.</summary>
    public static IReadOnlyList<ReleasedCell> Protect(IReadOnlyList<CandidateCell> candidates, DisclosureRules rules) => Run(candidates, rules).Cells;

    public static ProtectedCells Run(IReadOnlyList<CandidateCell> candidates, DisclosureRules rules)
    {
        var primary = candidates.ToDictionary(cell => cell.Address, cell => PrimarySuppression.Decide(cell, rules));
        var items = PublishedItems.In(candidates, primary);
        var decided = ComplementarySuppression.Complete(candidates, items, primary, rules);
        var audit = DisclosureAudit.Of(candidates, items, primary, decided, rules);
        if (audit.Problems.Count > 0)
        {
            return new([], audit);
        }

        var ranges = PublishedRanges.In(items, decided);
        return new([.. candidates.Select(cell => Release(cell, decided[cell.Address], ranges.TryGetValue(cell.Address, out var range) ? range : null))], audit);
    }

    /// <param name="range">In percent; null where none is shown in place of the figure.</param>
    private static ReleasedCell Release(CandidateCell cell, Protection protection, (int Low, int High)? range)
    {
        if (protection.State != CellState.Published)
        {
            return new ReleasedCell(cell.Address, protection.State)
            {
                LimitLow = range?.Low,
                LimitHigh = range?.High,
                Count = range is null ? null : cell.Count,
                Eligible = cell.Eligible,
                MissingRoles = cell.MissingRoles,
                BaselineId = cell.Baseline?.BaselineId,
                BaselinePercent = cell.Baseline?.Percent,
                BaselineRepresentativeness = cell.Baseline?.Representativeness,
                BaselineFit = cell.Baseline?.Fit,
            };
        }

        // A coded figure gives its limit and nothing that its distance from the limit could be worked out from.
        var exact = protection.Bound == CellBound.Exact;
        return new ReleasedCell(cell.Address, CellState.Published)
        {
            Bound = protection.Bound,
            Value = exact ? cell.Value : protection.Limit,
            StandardError = exact ? cell.StandardError : null,
            DegreesOfFreedom = exact ? cell.DegreesOfFreedom : null,
            Low = exact ? cell.Low : null,
            High = exact ? cell.High : null,
            Count = cell.Count,
            Eligible = cell.Eligible,
            NonresponseLow = exact ? cell.NonresponseLow : null,
            NonresponseHigh = exact ? cell.NonresponseHigh : null,
            Flags = exact ? cell.Flags : cell.Flags & ~CellFlags.Unreliable,
            BaselineId = cell.Baseline?.BaselineId,
            BaselinePercent = cell.Baseline?.Percent,
            Gap = exact ? cell.Baseline?.Gap : null,
            GapLow = exact ? cell.Baseline?.GapLow : null,
            GapHigh = exact ? cell.Baseline?.GapHigh : null,
            EffectSize = exact ? cell.Baseline?.EffectSize : null,
            Verdict = cell.Baseline?.Verdict,
            BaselineRepresentativeness = cell.Baseline?.Representativeness,
            BaselineFit = cell.Baseline?.Fit,
            TargetGap = exact ? cell.TargetGap : null,
            Level = cell.Level,
            BorderlineWith = cell.BorderlineWith,
            ProbabilityInPlace = exact ? cell.ProbabilityInPlace : null,
            MissingRoles = cell.MissingRoles,
        };
    }
}

/// <param name="Cells">Empty when the audit blocks.</param>
public sealed record ProtectedCells(IReadOnlyList<ReleasedCell> Cells, DisclosureAudit Audit);

/// <summary>What is done to one cell.</summary>
/// <param name="Limit">The coded limit, 0 to 100, when <paramref name="Bound"/> is not exact.</param>
public readonly record struct Protection(CellState State, CellBound Bound = CellBound.Exact, double? Limit = null)
{
    public static Protection None { get; } = new(CellState.Published);

    /// <summary>Hidden, or shown only as a limit.</summary>
    public bool Hides => State != CellState.Published || Bound != CellBound.Exact;
}
