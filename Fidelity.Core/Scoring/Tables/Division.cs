using Fidelity.Core.Scoring.Tallies;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>The answers counted by class, weight and the categories of one column: what the figures of all its groups are made of.</summary>
internal sealed class Division
{
    private readonly Dictionary<int, Range> blocksOf;

    /// <param name="column">Place among the <c>--by</c> columns; null to divide nobody.</param>
    public Division(Respondents respondents, AnswerLayout layout, Func<int, TallyBlock> blockOf, int? column, ParallelOptions workers)
    {
        var blocks = respondents.OfSchools().Values.SelectMany(school => Blocks(school.Start.Value, school.End.Value)).ToList();
        Tally = new AnswerTally(layout, blocks.ConvertAll(block => block.Key));
        blocksOf = blocks.Index().GroupBy(block => (int)block.Item.Key.Stratum)
            .ToDictionary(school => school.Key, school => school.First().Index..(school.Last().Index + 1));
        Parallel.For(0, blocks.Count, workers, block =>
        {
            foreach (var member in blocks[block])
            {
                Tally.Add(block, respondents.AnswersOf(member));
            }
        });

        // Classes in one order, so that nobody has to sort them again for each figure.
        IEnumerable<IGrouping<TallyBlock, int>> Blocks(int start, int end) =>
            Enumerable.Range(start, end - start)
                .GroupBy(member => blockOf(member) with { Group = column is { } at ? respondents.GroupOf(member, at) : null })
                .OrderBy(block => block.Key.Psu);
    }

    public AnswerTally Tally { get; }

    /// <summary>Blocks of one school; of all for null.</summary>
    public Range BlocksOf(int? school) => school is { } one ? blocksOf.GetValueOrDefault(one, 0..0) : Range.All;
}
