using System.Security.Claims;
using Fidelity.Core.Accounts;
using Fidelity.Core.Rosters;
using Fidelity.Data.Accounts;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Accounts;

public sealed class AccessScopeTests
{
    [Theory]
    [InlineData("state", "one,two,three")]
    [InlineData("district", "one,two")]
    [InlineData("area", "one")]
    [InlineData("three", "three")]
    public async Task A_scope_is_an_organisation_and_everything_below_it(string scope, string expected)
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddFidelityAccounts());
        await installation.WithDb(AddTree);
        var cole = await AccountWith(installation, AccountRole.Coach, scope);

        var seen = await installation.With<AccessScope, List<string>>(
            access => access.VisibleSchools(cole).Select(school => school.SourcedId).ToListAsync());

        Assert.Equal(expected.Split(',').Order(), seen.Order());
    }

    [Fact]
    public async Task An_administrator_sees_every_school()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddFidelityAccounts());
        await installation.WithDb(AddTree);
        var alma = await AccountWith(installation, AccountRole.Administrator, null);

        var seen = await installation.With<AccessScope, int>(access => access.VisibleSchools(alma).CountAsync());

        Assert.Equal(3, seen);
    }

    [Fact]
    public async Task Somebody_who_is_not_signed_in_sees_nothing()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddFidelityAccounts());
        await installation.WithDb(AddTree);

        var seen = await installation.With<AccessScope, int>(access => access.VisibleOrganizations(new ClaimsPrincipal()).CountAsync());

        Assert.Equal(0, seen);
    }

    [Fact]
    public async Task A_scope_that_is_taken_away_is_gone_at_once()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddFidelityAccounts());
        await installation.WithDb(AddTree);
        var lena = await AccountWith(installation, AccountRole.Leader, "one");
        var (one, three) = await installation.WithDb(async db => (await IdOf(db, "one"), await IdOf(db, "three")));

        var problems = await installation.With<ChangeScopes, IReadOnlyList<Fidelity.Core.Problems.Problem>>(
            change => change.RunAsync(AccessScope.AccountIdOf(lena), [three], "alma", CancellationToken.None));

        Assert.Empty(problems);
        Assert.False(await installation.With<AccessScope, bool>(access => access.MaySeeAsync(lena, one)));
        Assert.True(await installation.With<AccessScope, bool>(access => access.MaySeeAsync(lena, three)));
    }

    private static async Task<ClaimsPrincipal> AccountWith(TestInstallation installation, AccountRole role, string? scope)
    {
        OrganizationId[] scopes = scope is null ? [] : [await installation.WithDb(db => IdOf(db, scope))];
        var outcome = await installation.With<CreateAccount, AccountOutcome>(
            create => create.RunAsync(new NewAccount("somebody", role, scopes), "test", CancellationToken.None));
        var id = Assert.IsType<AccountOutcome.Done>(outcome).AccountId;
        return AccountClaims.Of(new Account { Id = id, UserName = "somebody", Role = role }, "test");
    }

    private static async Task<OrganizationId> IdOf(FidelityDb db, string sourcedId) =>
        (await db.Organizations.SingleAsync(row => row.SourcedId == sourcedId)).Id;

    /// <summary>A state with a district with an area with school one; school two in the district; school three in the state.</summary>
    private static async Task AddTree(FidelityDb db)
    {
        var state = await Add(db, "state", OrganizationKind.State, null);
        var district = await Add(db, "district", OrganizationKind.District, state);
        var area = await Add(db, "area", OrganizationKind.District, district);
        await Add(db, "one", OrganizationKind.School, area);
        await Add(db, "two", OrganizationKind.School, district);
        await Add(db, "three", OrganizationKind.School, state);
    }

    private static async Task<OrganizationId> Add(FidelityDb db, string sourcedId, OrganizationKind kind, OrganizationId? parent)
    {
        var organization = new Organization(sourcedId, kind, sourcedId);
        organization.MoveUnder(parent);
        db.Organizations.Add(organization);
        await db.SaveChangesAsync();
        return organization.Id;
    }
}
