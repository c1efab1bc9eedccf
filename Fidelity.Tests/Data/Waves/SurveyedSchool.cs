using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Fidelity.Data.Responses;
using Fidelity.Data.Waves;
using Fidelity.Tests.Core.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Tests.Data.Waves;

/// <summary>
/// An installation with one school: theo and tess teach, pia is the principal (no mail address), and students of grade 4 in two classes,
/// named "s1", "s2" and so on; and a wave that opens at the clock's start, reminds after 7 days and closes after 14.
/// </summary>
internal sealed class SurveyedSchool : IAsyncDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromDays(14);

    private SurveyedSchool(TestInstallation installation) => Installation = installation;

    public TestInstallation Installation { get; }

    public WaveId Wave { get; private set; }

    public OrganizationId School { get; private set; }

    public IReadOnlyList<ClassId> Classes { get; private set; } = [];

    public static async Task<SurveyedSchool> CreateAsync(int students = 4, bool isOpen = true, InstrumentLibrary? library = null)
    {
        var installation = await TestInstallation.CreateAsync(services => services
            .AddSingleton(library ?? SmallInstruments.Library)
            .AddSingleton(new SurveyLinks("https://survey.example"))
            .AddWaves()
            .AddResponses());
        var school = new SurveyedSchool(installation);
        await installation.WithDb(db => school.EnrollAsync(db, students));
        school.Wave = await school.PlanAsync(library ?? SmallInstruments.Library);
        if (isOpen)
        {
            await school.OpenAsync();
        }

        return school;
    }

    public Task<WaveOpening> OpenAsync() => Installation.With<OpenWave, WaveOpening>(use => use.RunAsync(Wave, default));

    public async Task<WaveClosing> CloseAsync()
    {
        var closesAt = await Installation.WithDb(db => db.Waves.Where(row => row.Id == Wave).Select(row => row.ClosesAt).SingleAsync());
        Installation.Clock.MoveTo(closesAt);
        return await Installation.With<CloseWave, WaveClosing>(use => use.RunAsync(Wave, default));
    }

    /// <summary>What is printed for, or mailed to, the person of that roster id.</summary>
    public async Task<string> AccessOfAsync(string sourcedId)
    {
        var row = await Installation.WithDb(db => (
            from invitation in db.Invitations
            join person in db.People on invitation.PersonId equals person.Id
            where invitation.WaveId == Wave && person.SourcedId == sourcedId
            select new { invitation.Nonce, IsStudent = person.Grade != null }).SingleAsync());
        var role = row.IsStudent ? RespondentRole.Student : RespondentRole.Teacher;
        return Access.For(role, Installation.Folder.InstallationKey, row.Nonce);
    }

    public Task<SurveyAccess> ArriveAsync(string access) => Installation.With<OpenSurvey, SurveyAccess>(use => use.RunAsync(access, default));

    public Task<Saving> SaveAsync(string access, PostedAnswers posted) =>
        Installation.With<SaveAnswers, Saving>(use => use.RunAsync(access, posted, default));

    /// <summary>Answers the first questions with these codes, in the order of asking.</summary>
    public async Task<Saving> SaveAsync(string access, string codes, string? text = null)
    {
        var ready = (SurveyReady)await ArriveAsync(access);
        return await SaveAsync(access, new PostedAnswers(
            codes.Select((code, i) => (Item: ready.Instrument.Items[i].Id, Code: code - '0')).ToDictionary(row => row.Item, row => row.Code),
            text));
    }

    public Task<Submission> SubmitAsync(string access) =>
        Installation.With<SubmitAnswers, Submission>(use => use.RunAsync(access, default));

    public Task<List<Response>> ResponsesAsync() => Installation.WithDb(db => db.Responses.AsNoTracking().ToListAsync());

    public ValueTask DisposeAsync() => Installation.DisposeAsync();

    private async Task EnrollAsync(FidelityDb db, int students)
    {
        var school = new Organization("north", OrganizationKind.School, "North School");
        db.Organizations.Add(school);
        await db.SaveChangesAsync();
        School = school.Id;
        SchoolClass[] classes = [new("class-a", School, "4A"), new("class-b", School, "4B")];
        db.Classes.AddRange(classes);
        await db.SaveChangesAsync();
        Classes = [.. classes.Select(row => row.Id)];

        await AddAsync("theo", RosterRole.Teacher, null, "theo@north.example");
        await AddAsync("tess", RosterRole.Teacher, null, "tess@north.example");
        await AddAsync("pia", RosterRole.Principal, null, null);
        for (var i = 1; i <= students; i++)
        {
            var id = await AddAsync($"s{i}", RosterRole.Student, 4, null);
            db.Enrollments.Add(new Enrollment($"in-{i}", Classes[i % 2], id, RosterRole.Student));
        }

        await db.SaveChangesAsync();

        async Task<PersonId> AddAsync(string name, RosterRole role, int? grade, string? email)
        {
            var person = new Person(name, name, "Of North");
            person.Place(grade);
            person.Reach(email);
            db.People.Add(person);
            await db.SaveChangesAsync();
            db.Memberships.Add(new Membership(person.Id, School, role));
            return person.Id;
        }
    }

    private async Task<WaveId> PlanAsync(InstrumentLibrary library)
    {
        var now = Installation.Clock.Now;
        var planning = await Installation.With<PlanWave, WavePlanning>(use => use.RunAsync(
            new WavePlan(
                "Fall 2026", now, now + Window, now + (Window / 2), "America/New_York",
                [.. library.Newest.Select(instrument => instrument.Key)], ["en", "es"], [School]),
            "alma", default));
        return ((WavePlanned)planning).Wave;
    }
}
