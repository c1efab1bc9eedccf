using Fidelity.Core.Accounts;
using Fidelity.Core.Calendars;
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
using Fidelity.Data.Mail;
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
/// A district's school year in a minute, through the same use cases that a real one goes through: roster, calendar, accounts, a fall wave
/// that was sent, answered, closed and released, a PDF a school, and a spring wave that is open now, with its invitations and a first
/// reminder sent. Only the people and their answers are made up, and the year, which is laid around the present (<see cref="DemonstrationYear"/>).
/// </summary>
public sealed class MakeDemonstration(IServiceProvider services, DemonstrationClock clock, DataFolder folder, SurveyLinks links)
{
    private const string Actor = "demonstration";
    private const string SchoolTime = "America/New_York";

    /// <summary>Days of school in a window: three weeks.</summary>
    private const int WindowDays = 15;

    /// <summary>Days of school for which the spring wave has been open: long enough for its first reminder and for the coordinator's list.</summary>
    private const int SpringDaysGone = 7;

    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly Afternoon = new(15, 0);

    /// <returns>What was made; or the problems of a step that refused, which here means a defect in the demonstration itself.</returns>
    public async Task<(DemonstrationFile? Made, IReadOnlyList<Problem> Problems)> RunAsync(
        DemonstrationOptions options, CancellationToken cancellationToken)
    {
        var district = SchoolPlan.District(options.Schools, options.Seed);
        var year = new DemonstrationYear(SchoolClock.DayOf(clock.GetUtcNow().UtcDateTime, SchoolTime));
        clock.MoveTo(SchoolClock.ToUtc(year.BeginsOn, Morning, SchoolTime));
        if (await ImportAsync(district, year, cancellationToken) is { Count: > 0 } problems)
        {
            return (null, problems);
        }

        await AddCalendarAsync(year, cancellationToken);
        var calendar = await LoadCalendarAsync(cancellationToken);
        var (release, fallProblems) = await FallAsync(calendar, year, district, options.Seed, cancellationToken);
        if (release is null)
        {
            return (null, fallProblems);
        }

        var reports = await PrintAsync(release, cancellationToken);
        var respondLinks = await SpringAsync(calendar, year, district, options.Seed, cancellationToken);
        var accounts = await AddAccountsAsync(cancellationToken);
        var made = new DemonstrationFile(
            "Demonstration data: every person and every answer is made up.",
            options.Schools, options.Seed, release.Id.Value, release.Hash, accounts.FeedKey, accounts.SignIns, reports, respondLinks);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, DemonstrationFile.Name), made.ToJson(), cancellationToken);
        return (made, []);
    }

    private async Task<IReadOnlyList<Problem>> ImportAsync(IReadOnlyList<SchoolPlan> district, DemonstrationYear year, CancellationToken cancellationToken)
    {
        var roster = Directory.CreateDirectory(Path.Combine(folder.Path, "roster")).FullName;
        foreach (var (name, text) in DemonstrationRoster.Files(district, year))
        {
            await File.WriteAllTextAsync(Path.Combine(roster, name), text, cancellationToken);
        }

        return await With<ImportRoster, IReadOnlyList<Problem>>(async import =>
            await import.RunAsync(new RosterSource(roster), Actor, shownFingerprint: null, cancellationToken) is RosterOutcome.Refused refused ? refused.Problems : []);
    }

    private async Task AddCalendarAsync(DemonstrationYear year, CancellationToken cancellationToken)
    {
        var district = await With<FidelityDb, OrganizationId>(db => db.Organizations
            .Where(row => row.Kind == OrganizationKind.District).Select(row => row.Id).SingleAsync(cancellationToken));
        foreach (var entry in DemonstrationCalendar.Of(year, district))
        {
            await With<AddCalendarEntry, IReadOnlyList<Problem>>(add => add.RunAsync(entry, Actor, cancellationToken));
        }

        await With<ChangeSchoolSettings, IReadOnlyList<Problem>>(change =>
            change.RunAsync(DemonstrationCalendar.Settings(district), Actor, cancellationToken));
    }

    /// <summary>The district's: no school of it has days of its own.</summary>
    private Task<SchoolCalendar> LoadCalendarAsync(CancellationToken cancellationToken) => With<FidelityDb, SchoolCalendar>(async db =>
    {
        var school = await db.Organizations.Where(row => row.Kind == OrganizationKind.School).Select(row => row.Id).FirstAsync(cancellationToken);
        return (await new LoadCalendars(db).RunAsync([school], cancellationToken))[school];
    });

    /// <summary>The fall wave: from its plan to its release.</summary>
    private async Task<(Release? Release, IReadOnlyList<Problem> Problems)> FallAsync(
        SchoolCalendar calendar, DemonstrationYear year, IReadOnlyList<SchoolPlan> district, int seed, CancellationToken cancellationToken)
    {
        var planned = await PlanAsync("Fall (demonstration)", calendar, year.FallOpensOn, cancellationToken);
        if (planned is not WavePlanned { Wave: var wave })
        {
            return (null, ((WaveRefused)planned).Problems);
        }

        await OpenAsync(wave, calendar, year.FallOpensOn, cancellationToken);
        clock.MoveTo(Later(calendar, year.FallOpensOn, 4, Morning));
        await With<SimulateAnswers, int>(simulate => simulate.RunAsync(wave, district, seed, 1, cancellationToken));
        clock.MoveTo(Later(calendar, year.FallOpensOn, WindowDays, Morning));
        await With<CloseWave, WaveClosing>(close => close.RunAsync(wave, cancellationToken));
        var outcome = await With<BuildRelease, ReleaseOutcome>(build => build.RunAsync(wave, Actor, cancellationToken));
        return outcome is ReleaseBuilt built ? (built.Release, []) : (null, ((ReleaseRefused)outcome).Problems);
    }

    /// <summary>The spring wave, open now and about half answered: what a leader watches and a visitor may answer.</summary>
    private async Task<IReadOnlyList<string>> SpringAsync(
        SchoolCalendar calendar, DemonstrationYear year, IReadOnlyList<SchoolPlan> district, int seed, CancellationToken cancellationToken)
    {
        var opensOn = year.Today;
        for (var days = 0; days < SpringDaysGone; days += calendar.IsInstructional(opensOn) ? 1 : 0)
        {
            opensOn = opensOn.AddDays(-1);
        }

        var wave = ((WavePlanned)await PlanAsync("Spring (demonstration)", calendar, opensOn, cancellationToken)).Wave;
        await OpenAsync(wave, calendar, opensOn, cancellationToken);
        clock.MoveTo(Later(calendar, opensOn, 2, Afternoon));
        await With<SimulateAnswers, int>(simulate => simulate.RunAsync(wave, district, seed, 0.4, cancellationToken));
        for (var day = 3; day < SpringDaysGone; day++)
        {
            clock.MoveTo(Later(calendar, opensOn, day, Morning));
            await SendAsync(wave, cancellationToken);
        }

        await With<SimulateAnswers, int>(simulate => simulate.RunAsync(wave, district, seed, 0.6, cancellationToken));
        clock.ReturnToThePresent();
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

    private async Task OpenAsync(WaveId wave, SchoolCalendar calendar, DateOnly day, CancellationToken cancellationToken)
    {
        clock.MoveTo(calendar.ToUtc(day, Morning));
        await With<OpenWave, WaveOpening>(open => open.RunAsync(wave, cancellationToken));
        await SendAsync(wave, cancellationToken);
    }

    /// <summary>Queues what is due and lets it leave, as the schedule does.</summary>
    private async Task SendAsync(WaveId wave, CancellationToken cancellationToken)
    {
        await With<SendWave, int>(send => send.RunAsync(wave, cancellationToken));
        while (await With<DispatchMail, MailDispatched>(dispatch => dispatch.RunAsync(cancellationToken)) is { Sent: > 0 })
        {
        }
    }

    private static RespondentRole RoleOf(string instrument) =>
        instrument.StartsWith("student", StringComparison.Ordinal) ? RespondentRole.Student : RespondentRole.Teacher;

    private async Task<WavePlanning> PlanAsync(string name, SchoolCalendar calendar, DateOnly opensOn, CancellationToken cancellationToken)
    {
        var schools = await With<FidelityDb, List<OrganizationId>>(db => db.Organizations
            .Where(row => row.Kind == OrganizationKind.School).OrderBy(row => row.SourcedId).Select(row => row.Id).ToListAsync(cancellationToken));
        var library = services.GetRequiredService<InstrumentLibrary>();
        var opensAt = calendar.ToUtc(opensOn, Morning);
        clock.MoveTo(opensAt.AddDays(-7));
        var plan = new WavePlan(
            name, opensAt, Later(calendar, opensOn, WindowDays - 1, Afternoon), SchoolTime,
            [.. library.Newest.Select(instrument => instrument.Key)], ["en", "es"], schools);
        return await With<PlanWave, WavePlanning>(planning => planning.RunAsync(plan, Actor, cancellationToken, isDemonstration: true));
    }

    /// <summary>UTC instant of a time by the schools' clock, so many days of school after a day of school.</summary>
    private static DateTime Later(SchoolCalendar calendar, DateOnly day, int days, TimeOnly time) =>
        calendar.ToUtc(calendar.AddInstructionalDays(day, days)!.Value, time);

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
