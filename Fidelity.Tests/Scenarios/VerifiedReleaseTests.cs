using Fidelity.Core.Releases;
using Fidelity.Data.Database;
using Fidelity.Data.Releases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Scenarios;

[Collection(DemonstrationCollection.Name)]
public sealed class VerifiedReleaseTests(DemonstrationDistrict district)
{
    [Fact]
    public async Task A_release_is_what_the_stored_answers_give()
    {
        await using var scope = district.Services.CreateAsyncScope();

        var verified = await scope.ServiceProvider.GetRequiredService<VerifyRelease>().RunAsync(new ReleaseId(1), default);

        Assert.Equal(district.Made.ReleaseHash, Assert.IsType<ReleaseIsIdentical>(verified).Release.Hash);
    }

    [Fact]
    public async Task A_cell_that_was_changed_in_the_database_is_named()
    {
        await using var scope = district.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FidelityDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var cell = await db.ReleasedCells.AsNoTracking().FirstAsync(row => row.Measure == Measure.FidelityIndex && row.Value != null);
        await db.ReleasedCells.Where(row => row.Id == cell.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.Value, 99.5));

        var verified = await scope.ServiceProvider.GetRequiredService<VerifyRelease>().RunAsync(new ReleaseId(1), default);

        Assert.Contains(" FidelityIndex ", Assert.Single(Assert.IsType<ReleaseDiffers>(verified).Cells), StringComparison.Ordinal);
        await transaction.RollbackAsync();
    }

    [Fact]
    public async Task A_release_that_does_not_exist_is_a_problem()
    {
        await using var scope = district.Services.CreateAsyncScope();

        var verified = await scope.ServiceProvider.GetRequiredService<VerifyRelease>().RunAsync(new ReleaseId(77), default);

        Assert.Equal(["REL-008"], Assert.IsType<ReleaseNotVerified>(verified).Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task A_districts_practice_scores_are_weighed_from_its_scales()
    {
        await using var scope = district.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FidelityDb>();
        var cells = await (from cell in db.ReleasedCells.AsNoTracking()
                           join organization in db.Organizations on cell.OrganizationId equals organization.Id
                           where organization.Kind == Fidelity.Core.Rosters.OrganizationKind.District && cell.State == CellState.Published
                           select cell).ToListAsync();
        var scores = cells.Where(cell => cell.Measure == Measure.PracticeScore).ToList();
        Assert.NotEmpty(scores);
        Assert.All(scores, score =>
        {
            var practice = DemonstrationDistrict.Library.Framework.Practices.Single(one => one.Id == score.Dimension);
            var roles = cells.Where(cell => cell.Measure == Measure.ScaleMean && cell.Dimension == score.Dimension).GroupBy(cell => cell.Role!.Value)
                .Select(role => (Weight: practice.RoleWeights.GetValueOrDefault(role.Key), Mean: role.Sum(cell => cell.Value!.Value * cell.Count!.Value) / role.Sum(cell => cell.Count!.Value))).ToList();
            Assert.Equal(roles.Sum(role => role.Weight * role.Mean) / roles.Sum(role => role.Weight), score.Value!.Value, 1e-9);
            Assert.Contains("principal", score.MissingRoles, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_districts_totals_are_of_people_whose_schools_show_the_same_figure()
    {
        await using var scope = district.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FidelityDb>();
        var kinds = await db.Organizations.ToDictionaryAsync(row => row.Id, row => row.Kind);
        var cells = await db.ReleasedCells.AsNoTracking().Where(cell => cell.Measure == Measure.ItemFavorable && cell.State == CellState.Published && cell.Group == CellAddress.Everybody).ToListAsync();

        var totals = cells.Where(cell => kinds[cell.OrganizationId] != Fidelity.Core.Rosters.OrganizationKind.School).ToList();

        Assert.NotEmpty(totals);
        Assert.All(totals, total =>
        {
            var schools = cells.Where(cell => cell.Item == total.Item && cell.Instrument == total.Instrument && cell.OrganizationId != total.OrganizationId).ToList();
            Assert.Equal(total.Count, schools.Sum(cell => cell.Count));
            Assert.All(schools, cell => Assert.Equal(CellBound.Exact, cell.Bound));
        });
    }
}
