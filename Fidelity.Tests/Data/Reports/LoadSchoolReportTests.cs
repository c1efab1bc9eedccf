using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Data.Reports;
using Fidelity.Tests.Core.Reports;
using Fidelity.Tests.Reports;
using Xunit;

namespace Fidelity.Tests.Data.Reports;

public sealed class LoadSchoolReportTests
{
    [Fact]
    public async Task A_schools_report_is_read_from_its_own_released_cells()
    {
        await using var stored = await StoredRelease.CreateAsync(schools: 2);

        var outcome = await Load(stored, stored.ReleaseId, stored.Schools[1].Id);

        var report = Assert.IsType<SchoolReportLoaded>(outcome).Report;
        var index = (await stored.CellsAsync()).Single(cell => cell.Measure == Measure.FidelityIndex && cell.OrganizationId == stored.Schools[1].Id);
        Assert.Equal("School 2", report.Heading.School);
        Assert.Equal((index.Id, index.Value), (report.Headline.Index.CellId, report.Headline.Index.Value));
    }

    [Fact]
    public async Task A_school_that_is_not_in_the_release_is_refused_in_words()
    {
        await using var stored = await StoredRelease.CreateAsync();
        var other = new Organization("school-9", OrganizationKind.School, "Nia's school");
        await stored.Installation.WithDb(async db =>
        {
            db.Organizations.Add(other);
            await db.SaveChangesAsync();
        });

        var problem = Assert.Single(Assert.IsType<SchoolReportRefused>(await Load(stored, stored.ReleaseId, other.Id)).Problems);

        Assert.Equal("REP-001", problem.Code);
        Assert.Contains("Nia's school is not in release 1 of Fall 2026", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_that_does_not_exist_is_refused()
    {
        await using var stored = await StoredRelease.CreateAsync();

        var refused = Assert.IsType<SchoolReportRefused>(await Load(stored, new ReleaseId(999), stored.Schools[0].Id));

        Assert.Contains("There is no release 999", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_is_since_the_last_wave_that_was_over_as_it_stood_when_the_release_was_made()
    {
        await using var stored = await StoredRelease.CreateAsync(schools: 2);
        await stored.AddEarlierAsync(new MadeSchool(Seed: 5), "Fall 2025", opened: 400, released: 380);
        await stored.AddEarlierAsync(new MadeSchool(Seed: 6), released: 181);
        var expected = await stored.AddEarlierAsync(new MadeSchool(Seed: 7), released: 180);
        await stored.AddEarlierAsync(new MadeSchool(Seed: 8), released: -1);
        await stored.AddEarlierAsync(new MadeSchool(Seed: 9), "Still open when this one opened", opened: 30, released: 10);
        await stored.AddEarlierAsync(new MadeSchool(Seed: 10), "Real answers", opened: 100, released: 80, isDemonstration: false);

        var report = Assert.IsType<SchoolReportLoaded>(await Load(stored, stored.ReleaseId, stored.Schools[0].Id)).Report;
        var other = Assert.IsType<SchoolReportLoaded>(await Load(stored, stored.ReleaseId, stored.Schools[1].Id)).Report;

        Assert.Equal((expected.Value, "Spring 2026"), (report.Changes!.ReleaseId, report.Changes.Wave));
        Assert.Null(other.Changes);
    }

    private static Task<SchoolReportOutcome> Load(StoredRelease stored, ReleaseId release, OrganizationId school) =>
        stored.Installation.With<LoadSchoolReport, SchoolReportOutcome>(load => load.RunAsync(release, school, default));
}
