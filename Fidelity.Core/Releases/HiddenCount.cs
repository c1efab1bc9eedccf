namespace Fidelity.Core.Releases;

/// <summary>A count that should be hidden, and what an outsider can tell of it.</summary>
/// <param name="Low">Smallest count that fits with everything published, or <paramref name="Needed"/>'s where it reaches at least that far.</param>
/// <param name="Needed">Every count in this range has to be possible.</param>
internal sealed record HiddenCount(CandidateCell Cell, int Low, int High, (int Low, int High) Needed)
{
    public bool IsExposed => Low > Needed.Low || High < Needed.High;

    public int Width => High - Low;

    /// <param name="possible">Every count that fits with everything published.</param>
    /// <param name="coded">What the primary rule shows of it.</param>
    public static HiddenCount Of(CandidateCell cell, (int Low, int High) possible, Protection coded)
    {
        var needed = KnownCount.Behind(coded, cell.Count);
        return new(cell, Math.Max(possible.Low, needed.Low), Math.Min(possible.High, needed.High), needed);
    }
}
