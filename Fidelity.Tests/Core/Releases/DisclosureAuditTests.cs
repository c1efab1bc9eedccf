using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Xunit;

namespace Fidelity.Tests.Core.Releases;

/// <summary>What the audit finds in decisions that are not those of the program, held against trying every table there could be.</summary>
public sealed class DisclosureAuditTests
{
    [Fact]
    public void A_scale_is_found_to_tell_a_coded_count_just_where_trying_every_table_leaves_one_value()
    {
        var random = new Random(11);
        var (told, kept) = (0, 0);
        for (var round = 0; round < 300; round++)
        {
            var people = random.Next(10, 14);
            int[][] items = [Draw(random, people, random.Next(3, 6)), Draw(random, people, random.Next(3, 6))];
            List<CandidateCell> cells = [Scale(people), .. items.SelectMany((counts, number) => Item(new(1), $"item-{number}", counts))];
            var primary = cells.ToDictionary(cell => cell.Address, cell => PrimarySuppression.Decide(cell, DisclosureRules.Default));
            var decided = primary.ToDictionary(
                cell => cell.Key, cell => cell.Key.Measure == Measure.ItemOption ? new Protection(CellState.SuppressedToProtect) : cell.Value);

            var found = DisclosureAudit.Of(cells, primary, decided, DisclosureRules.Default).Problems.Any(problem => problem.Code == "REL-007");

            var known = TellsByTryingAll(items, people);
            Assert.True(known == found, $"Round {round}: {string.Join(" | ", items.Select(counts => string.Join(' ', counts)))}: found {found}.");
            (told, kept) = known ? (told + 1, kept) : (told, kept + 1);
        }

        Assert.True(told > 30 && kept > 30, $"{told} tell and {kept} do not: too tame to prove anything.");
    }

    [Fact]
    public void A_total_that_is_shown_beside_a_hidden_school_is_found()
    {
        OrganizationId[] schools = [new(1), new(2)];
        int[][] counts = [[1, 7, 12, 12, 8], [6, 6, 8, 10, 10]];
        List<CandidateCell> cells =
        [
            .. schools.Zip(counts).SelectMany(one => Item(one.First, "item", one.Second)),
            .. Item(new(9), "item", [.. counts[0].Zip(counts[1], (one, other) => one + other)])
                .Select(cell => cell with { Parts = [.. schools.Select(school => cell.Address with { Organization = school })] }),
        ];
        var primary = cells.ToDictionary(cell => cell.Address, cell => PrimarySuppression.Decide(cell, DisclosureRules.Default));
        var decided = ComplementarySuppression.Complete(cells, primary, DisclosureRules.Default).ToDictionary();

        Assert.Empty(DisclosureAudit.Of(cells, primary, decided, DisclosureRules.Default).Problems);
        var totals = cells.Where(cell => cell.Parts.Count > 0 && decided[cell.Address].Hides).ToList();
        Assert.Equal([1, 2], totals.Select(total => total.Address.Category));
        Assert.All(totals, total => Assert.Equal(
            ["REL-004"],
            DisclosureAudit.Of(cells, primary, new Dictionary<CellAddress, Protection>(decided) { [total.Address] = Protection.None }, DisclosureRules.Default)
                .Problems.Select(problem => problem.Code)));
    }

    /// <summary>Mostly near one end, so that a mean says much.</summary>
    private static int[] Draw(Random random, int people, int options)
    {
        var counts = new int[options];
        var lean = random.Next(options);
        for (var person = 0; person < people; person++)
        {
            counts[random.Next(3) == 0 ? random.Next(options) : lean]++;
        }

        return counts;
    }

    /// <summary>The percent favorable (the upper half of the options) and the options, from how many chose each.</summary>
    private static IEnumerable<CandidateCell> Item(OrganizationId school, string item, int[] counts)
    {
        var people = counts.Sum();
        CandidateCell Cell(Measure measure, int count, int category = 0) =>
            new(new CellAddress(school, measure, RespondentRole.Student, "student-upper", "choice", item, category)) { Value = 100.0 * count / people, Count = people, Eligible = people };
        yield return Cell(Measure.ItemFavorable, counts.Where((_, index) => IsFavorable(index, counts)).Sum());
        for (var index = 0; index < counts.Length; index++)
        {
            yield return Cell(Measure.ItemOption, counts[index], index + 1) with { IsFavorableOption = IsFavorable(index, counts), Points = 100.0 * index / (counts.Length - 1) };
        }
    }

    private static bool IsFavorable(int index, int[] counts) => 2 * index >= counts.Length;

    private static CandidateCell Scale(int people) =>
        new(new CellAddress(new(1), Measure.ScaleMean, RespondentRole.Student, "student-upper", "choice")) { Value = 50, Count = people, Eligible = people };

    /// <summary>Below 20 people a limit stands for the counts up to 20 % and from 80 % on.</summary>
    private static bool TellsByTryingAll(int[][] items, int people)
    {
        var tables = items.Select(counts => Tables(counts, people)).ToList();
        var total = items.Sum(Points);
        return items.Index().Any(item => item.Item.Index().Any(option =>
        {
            var (low, high) = 5 * option.Item <= people ? (0, people / 5) : 5 * option.Item >= 4 * people ? (((4 * people) + 4) / 5, people) : (-1, -1);
            return low >= 0 && tables[item.Index]
                .Where(table => table[option.Index] >= low && table[option.Index] <= high
                    && tables[1 - item.Index].Any(other => Points(table) + Points(other) == total))
                .Select(table => table[option.Index]).Distinct().Count() < 2;
        }));
    }

    /// <summary>60 is a multiple of the steps of two to five options.</summary>
    private static int Points(int[] counts) => counts.Index().Sum(option => option.Item * option.Index * 60 / (counts.Length - 1));

    /// <summary>Every table with the same people and the same percent favorable, where that is not itself a limit.</summary>
    private static List<int[]> Tables(int[] counts, int people)
    {
        var favorable = counts.Where((_, index) => IsFavorable(index, counts)).Sum();
        var (low, high) = 5 * favorable <= people ? (0, people / 5) : 5 * favorable >= 4 * people ? (((4 * people) + 4) / 5, people) : (favorable, favorable);
        List<int[]> tables = [[]];
        for (var index = 0; index < counts.Length; index++)
        {
            tables = [.. tables.SelectMany(table => Enumerable.Range(0, people - table.Sum() + 1).Select(count => (int[])[.. table, count]))];
        }

        return [.. tables.Where(table => table.Sum() == people && table.Where((_, index) => IsFavorable(index, counts)).Sum() is var sum && sum >= low && sum <= high)];
    }
}
