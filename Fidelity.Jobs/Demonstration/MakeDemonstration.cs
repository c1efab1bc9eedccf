using Fidelity.Core.Accounts;
using Fidelity.Core.Demonstration;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Accounts;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Fidelity.Data.Demonstration;
using Fidelity.Data.Releases;
using Fidelity.Data.Reports;
using Fidelity.Data.Rosters;
using Fidelity.Data.Waves;
using Fidelity.Jobs.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Jobs.Demonstration;

public sealed record DemonstrationOptions(int Schools, int Seed);

/// <summary>
/// A district's autumn in a minute, through the same use cases that a real one goes through: roster, accounts, a wave that was sent,
/// answered, closed and released, a PDF a school, and a second wave that is open now. Only the people and their answers are made up.
/// </summary>
public sealed class MakeDemonstration(IServiceProvider services, DemonstrationClock clock, DataFolder folder, SurveyLinks links)
{
    private const string Actor = "demonstration";
    private static readonly TimeZoneInfo SchoolTime = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <returns>What was made; or the problems of a step that refused, which here means a defect in the demonstration itself.</returns>
    public async Task<(DemonstrationFile? Made, IReadOnlyList<Problem> Problems)> RunAsync(
        DemonstrationOptions options, CancellationToken cancellationToken)
    {
        var district = SchoolPlan.District(options.Schools, options.Seed);
        clock.StepBack(TimeSpan.FromDays(35));
        if (await ImportAsync(district, cancellationToken) is { Count: > 0 } problems)
        {
            return (null, problems);
        }

        await AddCalendarAsync(cancellationToken);
        var accounts = await AddAccountsAsync(cancellationToken);
        var (release, fallProblems) = await FallAsync(district, options.Seed, cancellationToken);
        if (release is null)
        {
            return (null, fallProblems);
        }

        var reports = await PrintAsync(release, cancellationToken);
        var respondLinks = await WinterAsync(district, options.Seed, cancellationToken);
        var made = new DemonstrationFile(
            "Demonstration data: every person and every answer is made up.",
            options.Schools, options.Seed, release.Id.Value, release.Hash, accounts.FeedKey, accounts.SignIns, reports, respondLinks);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, DemonstrationFile.Name), made.ToJson(), cancellationToken);
        return (made, []);
    }

    private async Task<IReadOnlyList<Problem>> ImportAsync(IReadOnlyList<SchoolPlan> district, CancellationToken cancellationToken)
    {
        var roster = Directory.CreateDirectory(Path.Combine(folder.Path, "roster")).FullName;
        foreach (var (name, text) in DemonstrationRoster.Files(district))
        {
            await File.WriteAllTextAsync(Path.Combine(roster, name), text, cancellationToken);
        }

        return await With<ImportRoster, IReadOnlyList<Problem>>(async import =>
            await import.RunAsync(new RosterSource(roster), Actor, shownFingerprint: null, cancellationToken) is RosterOutcome.Refused refused ? refused.Problems : []);
    }

    private async Task AddCalendarAsync(CancellationToken cancellationToken)
    {
        var district = await With<FidelityDb, OrganizationId>(db => db.Organizations
            .Where(row => row.Kind == OrganizationKind.District).Select(row => row.Id).SingleAsync(cancellationToken));
        foreach (var entry in DemonstrationCalendar.Of(district))
        {
            await With<AddCalendarEntry, IReadOnlyList<Problem>>(add => add.RunAsync(entry, Actor, cancellationToken));
        }

        await With<ChangeSchoolSettings, IReadOnlyList<Problem>>(change =>
            change.RunAsync(DemonstrationCalendar.Settings(district), Actor, cancellationToken));
    }

    /// <summary>The autumn wave: from its plan to its release.</summary>
    private async Task<(Release? Release, IReadOnlyList<Problem> Problems)> FallAsync(
        IReadOnlyList<SchoolPlan> district, int seed, CancellationToken cancellationToken)
    {
        var planned = await PlanAsync("Fall 2026 (demonstration)", opensIn: 7, closesIn: 21, cancellationToken);
        if (planned is not WavePlanned { Wave: var wave })
        {
            return (null, ((WaveRefused)planned).Problems);
        }

        clock.StepBack(TimeSpan.FromDays(27));
        await With<OpenWave, WaveOpening>(open => open.RunAsync(wave, cancellationToken));
        clock.StepBack(TimeSpan.FromDays(20));
        await With<SimulateAnswers, int>(simulate => simulate.RunAsync(wave, district, seed, 1, cancellationToken));
        clock.StepBack(TimeSpan.FromDays(13));
        await With<CloseWave, WaveClosing>(close => close.RunAsync(wave, cancellationToken));
        var outcome = await With<BuildRelease, ReleaseOutcome>(build => build.RunAsync(wave, Actor, cancellationToken));
        return outcome is ReleaseBuilt built ? (built.Release, []) : (null, ((ReleaseRefused)outcome).Problems);
    }

    /// <summary>The winter wave, open now and about half answered: what a leader watches and a visitor may answer.</summary>
    private async Task<IReadOnlyList<string>> WinterAsync(IReadOnlyList<SchoolPlan> district, int seed, CancellationToken cancellationToken)
    {
        clock.StepBack(TimeSpan.FromDays(5));
        var planned = await PlanAsync("Winter check-in (demonstration)", opensIn: 1, closesIn: 19, cancellationToken);
        var wave = ((WavePlanned)planned).Wave;
        clock.StepBack(TimeSpan.FromDays(3));
        await With<OpenWave, WaveOpening>(open => open.RunAsync(wave, cancellationToken));
        clock.StepBack(TimeSpan.FromDays(1));
        await With<SimulateAnswers, int>(simulate => simulate.RunAsync(wave, district, seed, 0.5, cancellationToken));
        clock.StepBack(TimeSpan.Zero);
        return await With<FidelityDb, IReadOnlyList<string>>(async db =>
        {
            var waiting = await db.Invitations.Where(row => row.WaveId == wave && !row.IsAnswered).OrderBy(row => row.Id).ToListAsync(cancellationToken);
            return
            [
                .. waiting.DistinctBy(row => row.Instrument).OrderBy(row => row.Instrument, StringComparer.Ordinal)
                    .Select(row => links.To(Access.For(RoleOf(row.Instrument), folder.InstallationKey, row.Nonce))),
            ];
        });
    }

    private static RespondentRole RoleOf(string instrument) =>
        instrument.StartsWith("student", StringComparison.Ordinal) ? RespondentRole.Student : RespondentRole.Teacher;

    private async Task<WavePlanning> PlanAsync(string name, int opensIn, int closesIn, CancellationToken cancellationToken)
    {
        var schools = await With<FidelityDb, List<OrganizationId>>(db => db.Organizations
            .Where(row => row.Kind == OrganizationKind.School).OrderBy(row => row.SourcedId).Select(row => row.Id).ToListAsync(cancellationToken));
        var library = services.GetRequiredService<InstrumentLibrary>();
        var plan = new WavePlan(
            name, SchoolDay(opensIn, 8), SchoolDay(closesIn, 16), SchoolTime.Id,
            [.. library.Newest.Select(instrument => instrument.Key)], ["en", "es"], schools);
        return await With<PlanWave, WavePlanning>(planning => planning.RunAsync(plan, Actor, cancellationToken, isDemonstration: true));
    }

    /// <summary>Prints every school's PDF, as the release job does, and puts the files into the data folder.</summary>
    private async Task<IReadOnlyList<DemonstrationFile.Report>> PrintAsync(Release release, CancellationToken cancellationToken)
    {
        await With<PrintReports, PrintReportsOutcome>(print => print.RunAsync(release.Id, cancellationToken));
        Directory.CreateDirectory(folder.ReportFolder);
        List<DemonstrationFile.Report> reports = [];
        foreach (var school in await With<FindReportSchools, IReadOnlyList<ReportSchool>>(find => find.RunAsync(release.Id, cancellationToken)))
        {
            var report = ((SchoolReportLoaded)await With<LoadSchoolReport, SchoolReportOutcome>(load => load.RunAsync(release.Id, school.Id, cancellationToken))).Report;
            var file = Path.Combine(folder.ReportFolder, $"{school.SourcedId}.pdf");
            var pdf = await With<FidelityDb, byte[]>(db => db.ReportFiles
                .Where(row => row.ReleaseId == release.Id && row.OrganizationId == school.Id).Select(row => row.Pdf).SingleAsync(cancellationToken));
            await File.WriteAllBytesAsync(file, pdf, cancellationToken);
            reports.Add(new(school.SourcedId, report.Heading.School, file, report.Headline.Text));
        }

        return reports;
    }

    /// <summary>UTC instant of an hour by the schools' clock, so many days from the demonstration's present.</summary>
    private DateTime SchoolDay(int days, int hour)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, SchoolTime).Date.AddDays(days).AddHours(hour);
        return TimeZoneInfo.ConvertTimeToUtc(local, SchoolTime);
    }

    private async Task<(DemonstrationFile.Secret FeedKey, IReadOnlyList<DemonstrationFile.SignIn> SignIns)> AddAccountsAsync(
        CancellationToken cancellationToken)
    {
        var (district, school) = await With<FidelityDb, (OrganizationId, OrganizationId)>(async db => (
            await db.Organizations.Where(row => row.Kind == OrganizationKind.District).Select(row => row.Id).SingleAsync(cancellationToken),
            await db.Organizations.Where(row => row.SourcedId == "demo-school-01").Select(row => row.Id).SingleAsync(cancellationToken)));
        List<DemonstrationFile.SignIn> signIns = [];
        long policymaker = 0;
        foreach (var (role, scope) in new[]
        {
            (AccountRole.Administrator, district), (AccountRole.Leader, school), (AccountRole.Coach, district), (AccountRole.Policymaker, district),
        })
        {
            var name = role.ToString().ToLowerInvariant();
            var done = (AccountOutcome.Done)await With<CreateAccount, AccountOutcome>(create => create.RunAsync(
                new NewAccount($"{name}@demo.example", role, role == AccountRole.Administrator ? [] : [scope]), Actor, cancellationToken));
            signIns.Add(new(name, done.UserName, done.Password));
            policymaker = done.AccountId;
        }

        var key = (FeedKeyOutcome.Done)await With<CreateFeedKey, FeedKeyOutcome>(create =>
            create.RunAsync(policymaker, "Demonstration", Actor, cancellationToken));
        return (new(signIns[^1].User, key.Secret), signIns);
    }

    private async Task<T> With<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
