using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Reports;
using Fidelity.Jobs.Reports;
using Fidelity.Tests.Core.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Tests.Reports;

/// <summary>An installation whose database holds one release of made-up schools: Cedar School, and as many as are asked for.</summary>
public sealed class StoredRelease : IAsyncDisposable
{
    private StoredRelease(TestInstallation installation) => Installation = installation;

    public TestInstallation Installation { get; }

    public ReleaseId ReleaseId { get; private set; }

    public IReadOnlyList<Organization> Schools { get; private set; } = [];

    public static async Task<StoredRelease> CreateAsync(int schools = 1, MadeSchool? school = null)
    {
        var stored = new StoredRelease(await TestInstallation.CreateAsync(services =>
        {
            services.AddSingleton(MadeRelease.Library);
            services.AddReports().AddReportJobs();
        }));
        await stored.Installation.WithDb(async db =>
        {
            stored.Schools = [.. Enumerable.Range(1, schools).Select(number => new Organization($"school-{number}", OrganizationKind.School, number == 1 ? "Cedar School" : $"School {number}"))];
            var wave = Wave.Plan(
                new WavePlan(
                    "Fall 2026", TestClock.SomeMonday.AddDays(-21), TestClock.SomeMonday.AddDays(-7), null, "America/New_York",
                    [.. MadeRelease.Library.Newest.Select(instrument => instrument.Key)], ["en"], [.. stored.Schools.Select(one => one.Id)]),
                isDemonstration: true);
            wave.Close();
            db.Waves.Add(wave);
            db.Organizations.AddRange(stored.Schools);
            await db.SaveChangesAsync();
            var release = MadeRelease.Release(wave: wave.Id);
            db.Releases.Add(release);
            await db.SaveChangesAsync();
            stored.ReleaseId = release.Id;
            await StoredCells.AddAsync(db, release, stored.Schools.SelectMany(
                (one, position) => MadeRelease.Cells((school ?? new MadeSchool()) with { Seed = 3 + position }, one.Id)));
        });
        return stored;
    }

    public Task<List<ReleasedCell>> CellsAsync() => Installation.WithDb(db => db.ReleasedCells.AsNoTracking().ToListAsync());

    public async Task<SchoolReport> ReportAsync() =>
        ((SchoolReportLoaded)await Installation.With<LoadSchoolReport, SchoolReportOutcome>(load => load.RunAsync(ReleaseId, Schools[0].Id, default))).Report;

    public ValueTask DisposeAsync() => Installation.DisposeAsync();
}
