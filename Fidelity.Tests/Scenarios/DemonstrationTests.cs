using System.Text.Json;
using Fidelity.Core.Releases;
using Fidelity.Data.Database;
using Fidelity.Jobs.Demonstration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Scenarios;

[Collection(DemonstrationCollection.Name)]
public sealed class DemonstrationTests(DemonstrationDistrict district)
{
    [Fact]
    public void Every_school_has_a_headline_and_a_pdf_of_its_own()
    {
        Assert.Equal(DemonstrationDistrict.Options.Schools, district.Made.Reports.Count);
        Assert.All(district.Made.Reports, report =>
        {
            Assert.NotEmpty(report.Headline);
            Assert.Equal("%PDF-"u8.ToArray(), File.ReadAllBytes(report.Pdf)[..5]);
        });
    }

    [Fact]
    public void The_file_for_scripts_holds_every_role_and_links_into_the_open_wave()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(district.Folder, DemonstrationFile.Name)));

        var root = file.RootElement;
        Assert.Equal(["administrator", "leader", "coach", "policymaker"], root.GetProperty("signIns").EnumerateArray().Select(one => one.GetProperty("role").GetString()));
        Assert.Equal(district.Made.ReleaseHash, root.GetProperty("releaseHash").GetString());
        Assert.Equal("policymaker@demo.example", root.GetProperty("feedKey").GetProperty("user").GetString());
        Assert.All(root.GetProperty("respondLinks").EnumerateArray(), link => Assert.StartsWith("http://127.0.0.1:5080/s/", link.GetString(), StringComparison.Ordinal));
        Assert.NotEmpty(root.GetProperty("respondLinks").EnumerateArray());
    }

    [Fact]
    public async Task Another_installation_with_the_same_seed_has_the_same_release_hash_and_another_seed_another()
    {
        var same = await HashOfAsync(new(Schools: 2, Seed: 7));
        var again = await HashOfAsync(new(Schools: 2, Seed: 7));
        var other = await HashOfAsync(new(Schools: 2, Seed: 8));

        Assert.Equal(same, again);
        Assert.NotEqual(same, other);
    }

    [Fact]
    public async Task The_district_shows_published_coded_small_and_low_response_figures_and_marks_the_release()
    {
        await using var scope = district.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FidelityDb>();

        var states = await db.ReleasedCells.Select(cell => new { cell.State, cell.Bound }).Distinct().ToListAsync();

        Assert.Contains(states, one => one is { State: CellState.Published, Bound: CellBound.Exact });
        Assert.Contains(states, one => one is { State: CellState.Published, Bound: not CellBound.Exact });
        Assert.Contains(states, one => one.State == CellState.SuppressedSmall);
        Assert.Contains(states, one => one.State == CellState.LowResponse);
        Assert.True(await db.Releases.AllAsync(release => release.IsDemonstration));
    }

    [Fact]
    public async Task A_hidden_cell_holds_no_number()
    {
        await using var scope = district.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FidelityDb>();

        var leaking = await db.ReleasedCells.CountAsync(cell => cell.State != CellState.Published
            && (cell.Value != null || (cell.Count != null && cell.LimitLow == null) || cell.Low != null || cell.StandardError != null || cell.Gap != null
                || cell.NonresponseLow != null || cell.TargetGap != null || cell.ProbabilityInPlace != null || cell.Level != null));

        Assert.Equal(0, leaking);
    }

    private static async Task<string> HashOfAsync(DemonstrationOptions options)
    {
        using var folder = new TemporaryFolder();
        var (services, made) = await DemonstrationDistrict.MakeAsync(folder.Path, options);
        await services.DisposeAsync();
        return made.ReleaseHash;
    }
}
