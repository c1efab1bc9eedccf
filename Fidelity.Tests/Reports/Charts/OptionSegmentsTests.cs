using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Rosters;
using Fidelity.Reports.Charts;
using Xunit;

namespace Fidelity.Tests.Reports.Charts;

public sealed class OptionSegmentsTests
{
    private static readonly string[] Labels = ["Never", "Rarely", "Sometimes", "Often", "Always"];

    [Fact]
    public void Favorable_options_lie_right_of_the_line_and_add_up_to_the_percent_favorable()
    {
        var (options, favorable) = Item(count: 400, 10, 20, 30, 25, 15);

        var segments = OptionSegments.Of(options, favorable);

        Assert.Equal([(-30, 30), (-50, 20), (-60, 10), (0, 25), (25, 15)], segments.Select(segment => ((int)segment.Start, (int)segment.Length)));
        Assert.DoesNotContain(segments, segment => segment.Hatched);
    }

    [Fact]
    public void Options_that_are_not_shown_one_by_one_are_one_hatched_piece_without_a_number()
    {
        var (options, favorable) = Item(count: 50, 4, 10, 30, 36, 20);

        var left = OptionSegments.Of(options, favorable).Where(segment => segment.Start < 0).ToList();

        Assert.Equal(2, options.Count(option => option.Share.Bound != CellBound.Exact || !option.Share.IsShown));
        Assert.Equal([(30, false), (14, true)], left.Select(segment => ((int)segment.Length, segment.Hatched)));
        Assert.DoesNotContain(left[1].Label, char.IsDigit);
    }

    [Fact]
    public void When_almost_all_are_favorable_their_side_is_drawn_to_the_limit_and_the_other_not_at_all()
    {
        var (options, favorable) = Item(count: 50, 0, 0, 2, 48, 50);

        var segments = OptionSegments.Of(options, favorable);

        Assert.Equal(CellBound.AtLeast, favorable.Bound);
        Assert.DoesNotContain(segments, segment => segment.Start < 0);
        Assert.Equal(95, segments.Sum(segment => segment.Length), 0.001);
    }

    /// <summary>Five options, the last two favorable, released as the real disclosure step releases them.</summary>
    private static (IReadOnlyList<OptionShare> Options, Figure Favorable) Item(int count, params double[] percents)
    {
        CellAddress Address(Measure measure, int code) => new(new OrganizationId(1), measure, RespondentRole.Student, "student-upper", "choice", "su-1", code);
        var cells = Disclosure.Protect(
            [
                new CandidateCell(Address(Measure.ItemFavorable, 0)) { Value = percents[3] + percents[4], Count = count, Eligible = count },
                .. percents.Select((percent, index) => new CandidateCell(Address(Measure.ItemOption, index + 1))
                {
                    Value = percent, Count = count, Eligible = count, IsFavorableOption = index >= 3,
                }),
            ],
            DisclosureRules.Default);
        return (
            [.. cells.Skip(1).Select((cell, index) => new OptionShare(index + 1, Labels[index], index >= 3, Figure.Of(cell)))],
            Figure.Of(cells[0]));
    }
}
