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
            var wave = stored.Plan("Fall 2026", TestClock.SomeMonday.AddDays(-21));
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

    /// <summary>A wave of two weeks and one release of it, of the first school alone.</summary>
    /// <param name="opened">Days before the stored release when the wave opened.</param>
    /// <param name="released">Days before it when the release was made.</param>
    /// <param name="isDemonstration">As the stored release is.</param>
    public Task<ReleaseId> AddEarlierAsync(MadeSchool school, string name = "Spring 2026", int opened = 200, int released = 180, bool isDemonstration = true) =>
        Installation.WithDb(async db =>
        {
            var wave = await db.Waves.SingleOrDefaultAsync(one => one.Name == name);
            if (wave is null)
            {
                db.Waves.Add(wave = Plan(name, TestClock.SomeMonday.AddDays(-opened), isDemonstration));
                await db.SaveChangesAsync();
            }

            var made = MadeRelease.Release();
            var release = new Release(
                wave.Id, 1 + await db.Releases.CountAsync(one => one.WaveId == wave.Id), name, TestClock.SomeMonday.AddDays(-released), made.Provenance, made.Hash, isDemonstration);
            db.Releases.Add(release);
            await db.SaveChangesAsync();
            await StoredCells.AddAsync(db, release, MadeRelease.Cells(school, Schools[0].Id));
            return release.Id;
        });

    public Task<List<ReleasedCell>> CellsAsync() => Installation.WithDb(db => db.ReleasedCells.AsNoTracking().ToListAsync());

    public async Task<SchoolReport> ReportAsync() =>
        ((SchoolReportLoaded)await Installation.With<LoadSchoolReport, SchoolReportOutcome>(load => load.RunAsync(ReleaseId, Schools[0].Id, default))).Report;

    public ValueTask DisposeAsync() => Installation.DisposeAsync();

    private Wave Plan(string name, DateTime opensAt, bool isDemonstration = true)
    {
        var wave = Wave.Plan(
            new WavePlan(
                name, opensAt, opensAt.AddDays(14), "America/New_York",
                [.. MadeRelease.Library.Newest.Select(instrument => instrument.Key)], ["en"], [.. Schools.Select(one => one.Id)]),
            isDemonstration);
        wave.Close();
        return wave;
    }
}
