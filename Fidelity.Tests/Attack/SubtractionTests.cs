using System.Globalization;
using Fidelity.Core.Releases;
using Xunit;

namespace Fidelity.Tests.Attack;

/// <summary>Two hundred tiny districts are released and attacked with nothing but what was published; then with one thing put wrong.</summary>
public sealed class SubtractionTests
{
    private const int Districts = 200;

    [Fact]
    public void No_hidden_count_of_two_hundred_tiny_districts_can_be_narrowed()
    {
        var hidden = 0;
        for (var seed = 1; seed <= Districts; seed++)
        {
            var candidates = Candidates(seed);
            var released = Disclosure.Run(candidates, DisclosureRules.Default);

            Assert.Empty(released.Audit.Problems);
            DownloadedCell[] downloaded = [.. released.Cells.Select(DownloadedCell.Of)];
            var (counts, means) = (Attack(downloaded), Attack(downloaded, withScales: true));
            foreach (var (cell, needed) in ToStayHidden(candidates))
            {
                hidden++;
                Assert.False(
                    Known(counts, cell) is var known && (known.Low > needed.Low || known.High < needed.High),
                    $"District {seed}: {cell.Address} was narrowed to {known}; {needed} must stay possible.");
                Assert.False(Known(means, cell) is var told && told.Low == told.High, $"District {seed}: {cell.Address} is {told}.");
            }

            string[] isolated = [.. counts.Isolated(), .. means.Isolated()];
            Assert.True(isolated.Length == 0, $"District {seed}: {string.Join('\n', isolated)}");
        }

        Assert.True(hidden > 1000, "The districts are too tame to prove anything.");
    }

    [Fact]
    public void A_range_is_just_what_adding_up_and_subtracting_the_other_figures_gives()
    {
        var (ranges, ofTotals) = (0, 0);
        for (var seed = 1; seed <= Districts; seed++)
        {
            var candidates = Candidates(seed).ToDictionary(cell => DownloadedCell.Unprotected(cell) with { Value = null, Count = null });
            DownloadedCell[] downloaded = [.. Disclosure.Protect([.. candidates.Values], DisclosureRules.Default).Select(DownloadedCell.Of)];
            var reader = new Subtraction(
                [.. downloaded.Select(cell => cell with { LimitLow = null, LimitHigh = null })], MadeDistrict.Items, withScales: false,
                knowsWhyHidden: false);
            foreach (var cell in downloaded.Where(cell => cell is { State: "SuppressedToProtect", Count: not null }))
            {
                var (low, high) = reader.Of(cell.Organization, cell.Group, cell.Item, cell.Measure == "ItemFavorable" ? "favorable" : $"{cell.Category}")!.Value;

                Assert.Equal((Math.Floor((100.0 * low / cell.Count!.Value) + 1e-9), Math.Ceiling((100.0 * high / cell.Count.Value) - 1e-9)), (cell.LimitLow, cell.LimitHigh));
                Assert.InRange(
                    candidates[cell with { State = "Published", Bound = "Exact", Value = null, Count = null, LimitLow = null, LimitHigh = null }].Value!.Value,
                    cell.LimitLow!.Value, cell.LimitHigh!.Value);
                if (cell.Organization == Organization(MadeDistrict.District.Value))
                {
                    ofTotals++;
                    Assert.Equal(
                        cell.Count,
                        downloaded.Where(one => one.Item == cell.Item && one.Group == cell.Group && one.Organization != cell.Organization && one.Count is not null)
                            .DistinctBy(one => one.Organization).Sum(one => one.Count));
                }

                ranges++;
            }
        }

        Assert.True(ranges > 1000 && ofTotals > 100, $"{ranges} ranges, {ofTotals} of totals: too few to prove anything.");
    }

    [Fact]
    public void Without_the_complementary_step_nearly_every_district_is_opened()
    {
        var opened = Enumerable.Range(1, Districts).Count(seed =>
        {
            var candidates = Candidates(seed);
            return IsOpened(candidates, [.. candidates.Select(cell => DownloadedCell.AfterPrimaryOnly(cell, PrimarySuppression.Decide(cell, DisclosureRules.Default)))]);
        });

        Assert.InRange(opened, Districts * 3 / 4, Districts);
    }

    [Fact]
    public void A_district_shows_totals_where_its_schools_show_all_and_no_others()
    {
        var cells = Enumerable.Range(1, Districts).SelectMany(seed => Disclosure.Protect(Candidates(seed), DisclosureRules.Default))
            .Where(cell => cell.OrganizationId == MadeDistrict.District).ToList();

        Assert.All(Enum.GetValues<Measure>().Where(measure => measure is Measure.ItemFavorable or Measure.ItemOption or Measure.ScaleMean), measure =>
            Assert.Contains(cells, cell => cell.Measure == measure && cell is { IsPublished: true, Bound: CellBound.Exact }));
        Assert.Contains(cells, cell => cell.State == CellState.SuppressedToProtect);
    }

    [Fact]
    public void One_cell_shown_that_was_hidden_to_protect_another_is_enough_to_open_a_district()
    {
        var opened = Enumerable.Range(1, Districts / 4).Count(seed =>
        {
            var candidates = Candidates(seed);
            var cells = Disclosure.Protect(candidates, DisclosureRules.Default).Select(DownloadedCell.Of).ToList();
            return Enumerable.Range(0, cells.Count)
                .Where(position => cells[position].State == "SuppressedToProtect")
                .Any(position => IsOpened(candidates, [.. cells[..position], DownloadedCell.Unprotected(candidates[position]), .. cells[(position + 1)..]]));
        });

        Assert.InRange(opened, Districts / 4 * 3 / 4, Districts / 4);
    }

    private static bool IsOpened(IReadOnlyList<CandidateCell> candidates, IReadOnlyList<DownloadedCell> cells)
    {
        var attack = Attack(cells);
        return ToStayHidden(candidates).Any(one => Known(attack, one.Cell) is var known && (known.Low > one.Needed.Low || known.High < one.Needed.High));
    }

    private static Subtraction Attack(IReadOnlyList<DownloadedCell> cells, bool withScales = false) =>
        new(cells, MadeDistrict.Items, withScales);

    /// <summary>Where not even the people are known, everything is possible.</summary>
    private static (int Low, int High) Known(Subtraction attack, CandidateCell cell) =>
        attack.Of(Organization(cell), cell.Address.Group, cell.Address.Item, What(cell)) ?? (0, int.MaxValue);

    private static List<CandidateCell> Candidates(int seed)
    {
        var schools = new MadeDistrict(seed).Schools();
        List<CandidateCell> cells = [.. schools.SelectMany(school => SchoolCells.Of(school, MadeDistrict.Library, DisclosureRules.Default))];
        return [.. cells, .. DistrictCells.Of(MadeDistrict.District, schools, cells, MadeDistrict.Library.Framework, DisclosureRules.Default)];
    }

    /// <summary>
    /// The schools' counts that the published table gives a limit for, with all that the limit stands for. (A total's own count is no
    /// secret where its schools are shown: anybody may add them up.)
    /// </summary>
    private static IEnumerable<(CandidateCell Cell, (int Low, int High) Needed)> ToStayHidden(IEnumerable<CandidateCell> candidates) =>
        from cell in candidates
        where cell.Address.Measure is Measure.ItemOption or Measure.ItemFavorable && cell.Address.Organization != MadeDistrict.District
        let primary = PrimarySuppression.Decide(cell, DisclosureRules.Default)
        where primary is { State: CellState.Published, Bound: not CellBound.Exact }
        select (cell, primary.Bound == CellBound.AtMost
            ? (0, (int)Math.Floor((primary.Limit!.Value * cell.Count / 100) + 1e-9))
            : ((int)Math.Ceiling((primary.Limit!.Value * cell.Count / 100) - 1e-9), cell.Count));

    private static string Organization(CandidateCell cell) => Organization(cell.Address.Organization.Value);

    private static string Organization(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string What(CandidateCell cell) =>
        cell.Address.Measure == Measure.ItemFavorable ? "favorable" : cell.Address.Category.ToString(CultureInfo.InvariantCulture);
}
