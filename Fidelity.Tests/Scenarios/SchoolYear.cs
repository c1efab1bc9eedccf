using Fidelity.Core.Calendars;
using Fidelity.Core.Instruments;
using Fidelity.Core.Mail;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Calendars;
using Fidelity.Data.Mail;
using Fidelity.Data.Responses;
using Fidelity.Data.Waves;
using Fidelity.Jobs.Waves;
using Fidelity.Tests.Core.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fidelity.Tests.Scenarios;

/// <summary>
/// A district with a school in New York and one in Denver, lived through by the clock's jobs from August to June, with every mail that left
/// and when. Bells, terms and holidays are written here once for the system and once, by hand, for whoever checks it.
/// </summary>
internal sealed class SchoolYear : IAsyncDisposable
{
    private readonly PostOffice post = new();

    private SchoolYear(TestInstallation installation) => Installation = installation;

    public TestInstallation Installation { get; }

    public OrganizationId East { get; private set; }

    public OrganizationId West { get; private set; }

    public IReadOnlyList<(DateTime At, string Recipient, string MessageId)> Mails => post.Sent;

    /// <summary>Who has answered in which wave, and when.</summary>
    public List<(WaveId Wave, string Person, DateTime At)> Answers { get; } = [];

    public static async Task<SchoolYear> BeginAsync()
    {
        var installation = await TestInstallation.CreateAsync(services => services
            .AddSingleton(SmallInstruments.Library)
            .AddSingleton(new SurveyLinks("https://survey.example"))
            .AddWaves()
            .AddResponses()
            .AddCalendars());
        var year = new SchoolYear(installation);
        installation.Clock.MoveTo(new DateTime(2026, 8, 1, 12, 0, 0, DateTimeKind.Utc));
        await installation.WithDb(async db =>
        {
            var district = new Organization("district", OrganizationKind.District, "District");
            db.Add(district);
            await db.SaveChangesAsync();
            year.East = await year.AddSchoolAsync("east", district.Id, "America/New_York", new(8, 0), new(15, 0));
            year.West = await year.AddSchoolAsync("west", district.Id, "America/Denver", new(7, 45), new(14, 30));
            db.AddRange(
                Entry(district.Id, CalendarEntryKind.Term, "2026-08-17", "2026-12-18"),
                Entry(district.Id, CalendarEntryKind.Term, "2027-01-04", "2027-06-04"),
                Entry(district.Id, CalendarEntryKind.Holiday, "2026-09-07", "2026-09-07"),
                Entry(district.Id, CalendarEntryKind.Holiday, "2026-11-25", "2026-11-27"),
                Entry(district.Id, CalendarEntryKind.Holiday, "2027-01-18", "2027-01-18"),
                Entry(district.Id, CalendarEntryKind.Holiday, "2027-04-05", "2027-04-09"),
                Entry(year.West, CalendarEntryKind.Holiday, "2026-10-12", "2026-10-12"));
            await db.SaveChangesAsync();
        });
        return year;
    }

    /// <summary>By New York's clock.</summary>
    public async Task<WaveId> PlanAsync(string name, string opens, string closes, WaveSettings? settings = null)
    {
        var plan = new WavePlan(
            name, Utc(opens), Utc(closes), "America/New_York", [.. SmallInstruments.Library.Newest.Select(one => one.Key)], ["en", "es"], [East, West])
        {
            Settings = settings ?? WaveSettings.Usual,
        };
        return ((WavePlanned)await Installation.With<PlanWave, WavePlanning>(use => use.RunAsync(plan, "alma", default))).Wave;
    }

    /// <summary>The jobs run until then: every half hour around school, and every other hour at night and on weekends, when nothing should happen.</summary>
    /// <param name="newYork">By New York's clock.</param>
    /// <param name="dispatches">False while no mail can leave.</param>
    public async Task LiveUntilAsync(string newYork, bool dispatches = true)
    {
        for (var end = Utc(newYork); Installation.Clock.Now < end;)
        {
            await RunJobsAsync(dispatches);
            var local = SchoolClock.At(Installation.Clock.Now, "America/New_York");
            var isQuiet = local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || local.Hour is < 7 or >= 18;
            Installation.Clock.Advance(isQuiet ? TimeSpan.FromHours(2) : TimeSpan.FromMinutes(30));
        }
    }

    /// <summary>Nothing runs until then.</summary>
    public void SleepUntil(string newYork) => Installation.Clock.MoveTo(Utc(newYork));

    public async Task RunJobsAsync(bool dispatches = true)
    {
        await Installation.With<IServiceScopeFactory>(async scopes =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await ActivatorUtilities.CreateInstance<AdvanceWaves>(scope.ServiceProvider).RunAsync(default);
        });
        if (!dispatches)
        {
            return;
        }

        await Installation.WithDb(async db =>
        {
            post.Now = Installation.Clock.Now;
            await new DispatchMail(db, Installation.Clock, post, Options.Create(new MailOptions())).RunAsync(default);
        });
    }

    public async Task AnswerAsync(WaveId wave, string person)
    {
        var nonce = await Installation.WithDb(db => (
            from invitation in db.Invitations
            join row in db.People on invitation.PersonId equals (PersonId?)row.Id
            where invitation.WaveId == wave && row.SourcedId == person
            select invitation.Nonce).SingleAsync());
        await Installation.With<SubmitAnswers, Submission>(use => use.RunAsync(Access.For(RespondentRole.Teacher, Installation.Folder.InstallationKey, nonce), default));
        Answers.Add((wave, person, Installation.Clock.Now));
    }

    public Task DeclareClosureAsync(OrganizationId organization, string from, string to) => Installation.WithDb(async db =>
    {
        db.Add(new CalendarEntry(
            organization, CalendarEntryKind.Closure, Day(from), Day(to), "Snow", CalendarSource.Typed, "", Installation.Clock.Now));
        await db.SaveChangesAsync();
    });

    /// <summary>A teacher who comes in the middle of a wave.</summary>
    public Task JoinAsync(OrganizationId school, string name, WaveId wave) => Installation.WithDb(async db =>
    {
        var person = await AddPersonAsync(db, school, name, RosterRole.Teacher, null);
        var invitation = new Invitation(wave, person, school, SmallInstruments.Teachers.Key, null, null);
        invitation.GiveAccess(4711, AccessCode.Hash(Access.For(RespondentRole.Teacher, Installation.Folder.InstallationKey, 4711)));
        db.Add(invitation);
        await db.SaveChangesAsync();
    });

    public Task LeaveAsync(string name) => Installation.WithDb(async db =>
    {
        (await db.People.SingleAsync(row => row.SourcedId == name)).End();
        await db.SaveChangesAsync();
    });

    public ValueTask DisposeAsync() => Installation.DisposeAsync();

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");

    private static DateTime Utc(string newYork) => TimeZoneInfo.ConvertTimeToUtc(
        DateTime.ParseExact(newYork, "yyyy-MM-dd HH:mm", null), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));

    private static CalendarEntry Entry(OrganizationId organization, CalendarEntryKind kind, string from, string to) =>
        new(organization, kind, Day(from), Day(to), $"{kind}", CalendarSource.Typed, "", new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc));

    private Task<OrganizationId> AddSchoolAsync(string name, OrganizationId district, string zone, TimeOnly begins, TimeOnly ends) => Installation.WithDb(async db =>
    {
        var school = new Organization(name, OrganizationKind.School, name);
        school.MoveUnder(district);
        school.Locate(zone, null);
        db.Add(school);
        await db.SaveChangesAsync();
        var settings = new SchoolSettings(school.Id);
        settings.Ring(begins, ends);
        settings.Coordinate($"cora@{name}.example");
        var room = new SchoolClass($"{name}-4a", school.Id, "4A");
        db.AddRange(settings, room);
        await db.SaveChangesAsync();
        foreach (var number in Enumerable.Range(1, 6))
        {
            await AddPersonAsync(db, school.Id, $"{name}-teacher-{number}", RosterRole.Teacher, null);
            var student = await AddPersonAsync(db, school.Id, $"{name}-student-{number}", RosterRole.Student, 4);
            db.Add(new Enrollment($"{name}-in-{number}", room.Id, student, RosterRole.Student));
        }

        await db.SaveChangesAsync();
        return school.Id;
    });

    private static async Task<PersonId> AddPersonAsync(Fidelity.Data.Database.FidelityDb db, OrganizationId school, string name, RosterRole role, int? grade)
    {
        var person = new Person(name, name, "Of School");
        person.Place(grade);
        person.Reach(role == RosterRole.Teacher ? $"{name}@school.example" : null);
        db.Add(person);
        await db.SaveChangesAsync();
        db.Add(new Membership(person.Id, school, role));
        await db.SaveChangesAsync();
        return person.Id;
    }

    /// <summary>Refuses every fifth mail once, so that mail is tried again when school may be out.</summary>
    private sealed class PostOffice : IMailTransport
    {
        private readonly HashSet<string> refused = [];
        private int knocks;

        public List<(DateTime At, string Recipient, string MessageId)> Sent { get; } = [];

        public DateTime Now { get; set; }

        public Task<MailOutcome> SendAsync(OutboxMail mail, CancellationToken cancellationToken)
        {
            if (knocks++ % 5 == 4 && refused.Add(mail.MessageId))
            {
                return Task.FromResult<MailOutcome>(new MailRefused("Busy."));
            }

            Sent.Add((Now, mail.Recipient, mail.MessageId));
            return Task.FromResult<MailOutcome>(new MailTaken());
        }
    }
}
