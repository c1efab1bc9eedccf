namespace Fidelity.Core.Releases;

/// <summary>One organisation's figures on one item: the percent favorable and the options. Percentages as people.</summary>
internal sealed class ItemRow
{
    private readonly int[] counts;

    public ItemRow(CandidateCell? favorable, IReadOnlyList<CandidateCell> options)
    {
        (Favorable, Options) = (favorable, options);
        counts = [.. options.Select(KnownCount.Of)];
        FavorableCount = favorable is null ? SumOf(true) : KnownCount.Of(favorable);
        AddsUp = SumOf(true) == FavorableCount && FavorableCount + SumOf(false) == People && options.Append(First).All(cell => cell.Count == People);
    }

    /// <summary>Null where no option is favorable.</summary>
    public CandidateCell? Favorable { get; }

    public IReadOnlyList<CandidateCell> Options { get; }

    /// <summary>By position of the option.</summary>
    public IReadOnlyList<int> Counts => counts;

    public int FavorableCount { get; }

    public CandidateCell First => Favorable ?? Options[0];

    public int People => First.Count;

    public bool AddsUp { get; }

    public IEnumerable<CandidateCell> Side(bool favorable) => Options.Where(option => option.IsFavorableOption == favorable);

    private int SumOf(bool favorable)
    {
        var sum = 0;
        for (var position = 0; position < counts.Length; position++)
        {
            sum += Options[position].IsFavorableOption == favorable ? counts[position] : 0;
        }

        return sum;
    }
}
