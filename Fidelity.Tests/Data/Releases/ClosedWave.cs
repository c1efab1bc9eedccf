using System.Globalization;
using Fidelity.Core.Demonstration;
using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Releases;
using Fidelity.Data.Reports;
using Fidelity.Tests.Core.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Tests.Data.Releases;

/// <summary>A state's two districts of three schools in a database, with a wave that has closed: 24 teachers and 90 students of two grades answered in each.</summary>
internal sealed class ClosedWave : IAsyncDisposable
{
    private const int Teachers = 24;
    private const int Students = 90;

    private readonly AnswerModel model = new(seed: 11);

    private ClosedWave(TestInstallation installation) => Installation = installation;

    public TestInstallation Installation { get; }

    public WaveId Wave { get; private set; }

    public IReadOnlyList<Organization> Districts { get; private set; } = [];

    public Organization State { get; } = new("state", OrganizationKind.State, "State");

    /// <summary>The first three are the first district's.</summary>
    public IReadOnlyList<Organization> Schools { get; private set; } = [];

    /// <param name="workers">Units computed at the same time.</param>
    /// <param name="backwards">The answers are stored from the last to the first.</param>
    public static async Task<ClosedWave> CreateAsync(int workers = 2, bool backwards = false)
    {
        var closed = new ClosedWave(await TestInstallation.CreateAsync(services => services
            .AddSingleton(MadeRelease.Library).AddReleases().AddReports().AddSingleton(new ReleaseOptions(workers))));
        await closed.FillAsync(backwards);
        return closed;
    }

    public async Task<ReleaseBuilt> BuildAsync() =>
        (ReleaseBuilt)await Installation.With<BuildRelease, ReleaseOutcome>(build => build.RunAsync(Wave, "alma", default));

    public Task<ReleaseVerification> VerifyAsync(Release release) =>
        Installation.With<VerifyRelease, ReleaseVerification>(verify => verify.RunAsync(release.Id, default));

    public Task<Dictionary<OrganizationId, ReleaseContent>> ContentsAsync(Release release) => Installation.WithDb(db =>
        db.ReleaseContents.AsNoTracking().Where(row => row.ReleaseId == release.Id).ToDictionaryAsync(row => row.OrganizationId));

    /// <summary>Students of one grade whose answers turn up late.</summary>
    public Task AnswerLateAsync(Organization school, int students, int grade = 6) => Installation.WithDb(async db =>
    {
        var instrument = MadeRelease.Library.Newest.Single(one => one.Id == "student-upper");
        var before = await db.Responses.CountAsync();
        db.Responses.AddRange(Enumerable.Range(0, students).Select(person => Answered(instrument, school, before + person, cluster: 90, grade)));
        await db.SaveChangesAsync();
    });

    public ValueTask DisposeAsync() => Installation.DisposeAsync();

    private Task FillAsync(bool backwards) => Installation.WithDb(async db =>
    {
        Districts = [.. Enumerable.Range(1, 2).Select(number => new Organization($"district-{number}", OrganizationKind.District, $"District {number}"))];
        db.Add(State);
        await db.SaveChangesAsync();
        Districts.ToList().ForEach(district => district.MoveUnder(State.Id));
        db.AddRange(Districts);
        await db.SaveChangesAsync();
        Schools = [.. Enumerable.Range(1, 6).Select(number => new Organization($"school-{number}", OrganizationKind.School, $"School {number}"))];
        foreach (var (school, position) in Schools.Select((school, position) => (school, position)))
        {
            school.MoveUnder(Districts[position / 3].Id);
        }

        var (teacher, student) = (MadeRelease.Library.Newest.Single(one => one.Id == "teacher"), MadeRelease.Library.Newest.Single(one => one.Id == "student-upper"));
        var wave = Fidelity.Core.Waves.Wave.Plan(new WavePlan(
            "Fall 2026", TestClock.SomeMonday.AddDays(-21), TestClock.SomeMonday.AddDays(-7), "America/New_York", [teacher.Key, student.Key], ["en"], []));
        wave.Close();
        db.AddRange(Schools);
        db.Add(wave);
        await db.SaveChangesAsync();
        Wave = wave.Id;
        List<Response> responses = [];
        List<(Organization School, Instrument Instrument, int? Grade, Person Person)> asked = [];
        foreach (var school in Schools)
        {
            db.Add(new WaveSchool(Wave, school.Id, wave.ClosesAt, instructionalDays: 10));
            for (var person = 0; person < Teachers + Students; person++)
            {
                var instrument = person < Teachers ? teacher : student;
                var grade = person < Teachers ? (int?)null : 6 + (person % 2);
                asked.Add((school, instrument, grade, new Person($"{school.SourcedId}-{person}", "Made", "Up")));
                responses.Add(Answered(instrument, school, responses.Count, cluster: person < Teachers ? person : 100 + (person / 20), grade));
            }
        }

        db.AddRange(asked.Select(one => one.Person));
        await db.SaveChangesAsync();
        db.AddRange(asked.Select(one =>
        {
            var invitation = new Invitation(Wave, one.Person.Id, one.School.Id, one.Instrument.Key, classId: null, one.Grade);
            invitation.GiveAccess(one.Person.Id.Value, one.Person.Id.Value.ToString(CultureInfo.InvariantCulture));
            return invitation;
        }));
        db.AddRange(backwards ? Enumerable.Reverse(responses) : responses);
        await db.SaveChangesAsync();
    });

    private Response Answered(Instrument instrument, Organization school, int person, long cluster, int? grade) => new(
        (person + 1) * 7_919_000_000_017, Wave, school.Id, instrument.Key, grade, cluster, new DateOnly(2026, 10, 1), Completeness.Complete, consents: false,
        model.Draw(instrument, school.SourcedId, $"{school.SourcedId}-{cluster}", $"{instrument.Id}-{person}"));
}
