namespace Fidelity.Core.Releases;

/// <summary>One organisation's figures on one item: the percent favorable and the options.</summary>
internal sealed class ItemRow(CandidateCell? favorable, IReadOnlyList<CandidateCell> options)
{
    /// <summary>Null where no option is favorable.</summary>
    public CandidateCell? Favorable { get; } = favorable;

    public IReadOnlyList<CandidateCell> Options { get; } = options;

    public CandidateCell First => Favorable ?? Options[0];

    public int People => First.Count;

    public bool AddsUp =>
        Options.Sum(KnownCount.Of) == People && Options.All(option => option.Count == People)
        && (Favorable is null || (Favorable.Count == People && Side(true).Sum(KnownCount.Of) == KnownCount.Of(Favorable)));

    public IEnumerable<CandidateCell> Side(bool favorable) => Options.Where(option => option.IsFavorableOption == favorable);
}

