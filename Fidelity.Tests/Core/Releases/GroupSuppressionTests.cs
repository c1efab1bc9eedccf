using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Xunit;

namespace Fidelity.Tests.Core.Releases;

public sealed class GroupSuppressionTests
{
    private static readonly CellAddress Item = new(new OrganizationId(1), Measure.ItemFavorable, RespondentRole.Student, "student-upper", "choice", "su-choice-1");
    private static readonly CellAddress Scale = Item with { Measure = Measure.ScaleMean, Item = "" };

    [Fact]
    public void A_lone_small_grade_takes_the_smallest_other_one_with_it()
    {
        var states = Protect(Items((60, 118), (2, 4), (18, 34), (40, 80)));

        Assert.Equal([CellState.SuppressedSmall, CellState.SuppressedToProtect, CellState.Published], states);
    }

    [Fact]
    public void Grades_are_all_shown_where_none_needs_hiding() =>
        Assert.All(Protect(Items((60, 110), (12, 30), (20, 40), (28, 40))), state => Assert.Equal(CellState.Published, state));

    [Fact]
    public void Hidden_grades_are_at_least_ten_people_together() =>
        Assert.Equal(
            [CellState.SuppressedSmall, CellState.SuppressedSmall, CellState.SuppressedToProtect, CellState.Published],
            Protect(Items((60, 110), (2, 4), (2, 4), (26, 50), (30, 52))));

    [Fact]
    public void Of_an_item_that_is_itself_only_a_limit_no_grade_is_shown() =>
        Assert.DoesNotContain(CellState.Published, Protect(Items((98, 100), (49, 50), (49, 50))));

    [Fact]
    public void Somebody_without_a_grade_is_company_for_a_hidden_grade()
    {
        // Two grades of 40 and 4; twelve more are in no grade.
        var states = Protect(Items((28, 56), (20, 40), (2, 4)));

        Assert.Equal([CellState.Published, CellState.SuppressedSmall], states);
    }

    [Fact]
    public void A_small_grade_s_mean_cannot_be_subtracted_from_the_school_s()
    {
        var states = Protect(Means((50, 60), (80, 5), (40, 20), (51, 35)));

        Assert.Equal([CellState.SuppressedSmall, CellState.SuppressedToProtect, CellState.Published], states);
    }

    [Fact]
    public void The_audit_refuses_grades_that_nothing_was_hidden_for()
    {
        CandidateCell[] cells = [.. Means((50, 60), (80, 5), (47, 55)), .. Items((60, 118), (2, 4), (58, 114))];
        var primary = cells.ToDictionary(cell => cell.Address, cell => PrimarySuppression.Decide(cell, DisclosureRules.Default));

        var audit = DisclosureAudit.Of(cells, primary, primary, DisclosureRules.Default);

        Assert.Equal(["REL-004", "REL-009", "REL-009"], audit.Problems.Select(problem => problem.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_mean_of_a_yes_no_scale_goes_where_one_of_its_items_is_hidden()
    {
        // Grade 3 of twelve: all but one say yes. Grade 4 and 5 divide.
        CandidateCell[] options =
        [
            Cell(Item with { Measure = Measure.ItemOption, Category = 1 }, 100.0 * 31 / 72, 72) with { Points = 0 },
            Cell(Item with { Measure = Measure.ItemOption, Category = 2 }, 100.0 * 41 / 72, 72) with { Points = 100, IsFavorableOption = true },
        ];
        CandidateCell[] cells = [.. options, .. Items((41, 72), (11, 12), (15, 30), (15, 30)), .. Means((57, 72), (92, 12), (50, 30), (50, 30))];

        var released = Disclosure.Run(cells, DisclosureRules.Default);

        Assert.Empty(released.Audit.Problems);
        var third = released.Cells.Where(cell => cell.Group == "grade:3").ToDictionary(cell => cell.Measure);
        Assert.Equal(CellBound.AtLeast, third[Measure.ItemFavorable].Bound);
        Assert.Equal(CellState.SuppressedToProtect, third[Measure.ScaleMean].State);
    }

    /// <summary>The bounds are those that trying all counts gives.</summary>
    [Fact]
    public void Whatever_the_grades_every_hidden_count_keeps_all_its_values()
    {
        var random = new Random(20261121);
        var hidden = 0;
        for (var round = 0; round < 400; round++)
        {
            var grades = Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Next(3) == 0 ? random.Next(1, 10) : random.Next(10, 26)).Select(people =>
                (Favorable: random.Next(3) == 0 ? random.Next(2) * people : random.Next(people + 1), People: people)).ToArray();
            CandidateCell[] cells = [.. Items((grades.Sum(grade => grade.Favorable), grades.Sum(grade => grade.People)), grades)];
            var released = Disclosure.Run(cells, DisclosureRules.Default);
            Assert.Empty(released.Audit.Problems);
            var whole = released.Cells[0];
            var shown = released.Cells.Skip(1).Select((cell, position) => (Cell: cell, grades[position].People)).ToList();
            if (whole.Bound != CellBound.Exact || !whole.IsPublished || shown.All(one => !one.Cell.IsPublished))
            {
                continue;
            }

            foreach (var (one, position) in shown.Select((one, position) => (one, position)).Where(pair => pair.one.Cell.State == CellState.SuppressedSmall))
            {
                hidden++;
                Assert.Equal(Enumerable.Range(0, one.People + 1), Possible(shown, position, grades.Sum(grade => grade.Favorable)).Order());
            }
        }

        Assert.True(hidden > 100, $"{hidden}");
    }

    /// <summary>The favorable people that one grade can have, by trying all that the others can have.</summary>
    private static HashSet<int> Possible(List<(ReleasedCell Cell, int People)> shown, int position, int favorable)
    {
        var sums = new HashSet<int> { 0 };
        foreach (var (cell, people) in shown.Where((_, other) => other != position))
        {
            var counts = Enumerable.Range(0, people + 1).Where(count => cell switch
            {
                { IsPublished: false } => true,
                { Bound: CellBound.Exact } => count == (int)Math.Round(cell.Value!.Value * people / 100),
                { Bound: CellBound.AtMost } => 100.0 * count / people <= cell.Value + 1e-9,
                _ => 100.0 * count / people >= cell.Value - 1e-9,
            }).ToList();
            sums = [.. sums.SelectMany(sum => counts.Select(count => sum + count))];
        }

        return [.. sums.Select(sum => favorable - sum).Where(count => count >= 0 && count <= shown[position].People)];
    }

    private static CellState[] Protect(CandidateCell[] cells)
    {
        var released = Disclosure.Run(cells, DisclosureRules.Default);
        Assert.Empty(released.Audit.Problems);
        return [.. released.Cells.Skip(1).Select(cell => cell.State)];
    }

    private static CandidateCell[] Items((int Favorable, int People) whole, params (int Favorable, int People)[] grades) =>
        Cells(Item, (100.0 * whole.Favorable / whole.People, whole.People), [.. grades.Select(grade => (100.0 * grade.Favorable / grade.People, grade.People))]);

    private static CandidateCell[] Means((double Mean, int People) whole, params (double Mean, int People)[] grades) => Cells(Scale, whole, grades);

    private static CandidateCell[] Cells(CellAddress address, (double Value, int People) whole, (double Value, int People)[] grades) =>
    [
        Cell(address, whole.Value, whole.People),
        .. grades.Select((grade, position) => Cell(address with { Group = $"grade:{position + 3}" }, grade.Value, grade.People) with { GroupSize = grade.People }),
    ];

    private static CandidateCell Cell(CellAddress address, double value, int count) => new(address) { Value = value, Count = count, Eligible = 500, Low = value, High = value };
}
