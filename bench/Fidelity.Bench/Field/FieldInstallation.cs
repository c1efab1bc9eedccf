using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data;
using Fidelity.Data.Database;
using Fidelity.Data.Instruments;
using Fidelity.Data.Waves;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Bench.Field;

/// <summary>
/// An installation with one open wave that asks students of grades 6 to 11, in schools of 480 and classes of 24. Made by the system's own classes,
/// not by its use cases, since only the answering is measured.
/// </summary>
public sealed class FieldInstallation : IAsyncDisposable
{
    private const int StudentsOfSchool = 480;
    private const int StudentsOfClass = 24;
    private const int RowsAtOnce = 4800;

    private readonly ServiceProvider services;

    private FieldInstallation(string folder, InstrumentLibrary library)
    {
        Folder = new DataFolder(folder);
        Instrument = library.Newest.Single(one => one.Id == "student-upper");
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddFidelityData(Folder, new DatabaseOptions(), library, new SurveyLinks("http://127.0.0.1"))
            .BuildServiceProvider();
    }

    public DataFolder Folder { get; }

    public Instrument Instrument { get; }

    /// <summary>The codes on the students' sheets of paper.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>How many of them have been used.</summary>
    public int Taken { get; set; }

    public static async Task<FieldInstallation> MakeAsync(string folder, int students)
    {
        var library = ((InstrumentsLoaded)LoadInstruments.Read(InstrumentFiles.Locate()!)).Library;
        var installation = new FieldInstallation(folder, library);
        await installation.With<MigrateDatabase>(use => use.RunAsync(default));
        await installation.With<FidelityDb>(db => installation.FillAsync(db, students));
        return installation;
    }

    public async Task With<TService>(Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task FillAsync(FidelityDb db, int students)
    {
        var opens = DateTime.UtcNow.AddDays(-1);
        var wave = Wave.Plan(new WavePlan("Fall", opens, opens.AddDays(14), "America/New_York", [Instrument.Key], ["en", "es"], []));
        wave.Open();
        var schools = Enumerable.Range(1, Chunks(students, StudentsOfSchool)).Select(number => new Organization($"school-{number}", OrganizationKind.School, $"School {number}")).ToList();
        db.Add(wave);
        db.AddRange(schools);
        await db.SaveChangesAsync();
        var classes = Enumerable.Range(0, Chunks(students, StudentsOfClass)).Select(number => new SchoolClass($"class-{number}", schools[number * StudentsOfClass / StudentsOfSchool].Id, $"Class {number}")).ToList();
        db.AddRange(classes);
        db.AddRange(schools.Select(school => new WaveSchool(wave.Id, school.Id, wave.ClosesAt, instructionalDays: 10)));
        await db.SaveChangesAsync();
        db.AddRange(classes.Select(one => new ClassCluster(wave.Id, one.Id, RandomKey.Next())));
        await db.SaveChangesAsync();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var codes = new List<string>(students);
        foreach (var numbers in Enumerable.Range(0, students).Chunk(RowsAtOnce))
        {
            db.ChangeTracker.Clear();
            var people = numbers.Select(number => new Person($"student-{number}", "Given", "Family")).ToList();
            people.ForEach(person => person.Place(6));
            db.AddRange(people);
            await db.SaveChangesAsync();
            foreach (var (person, number) in people.Zip(numbers))
            {
                var invitation = new Invitation(wave.Id, person.Id, classes[number / StudentsOfClass].OrganizationId, Instrument.Key, classes[number / StudentsOfClass].Id, 6);
                var nonce = RandomKey.Next();
                codes.Add(Access.For(Instrument.Role, Folder.InstallationKey, nonce));
                invitation.GiveAccess(nonce, AccessCode.Hash(codes[^1]));
                db.Add(invitation);
                // On the roster too: the host's schedule withdraws whoever is not.
                db.Add(new Membership(person.Id, invitation.OrganizationId, RosterRole.Student));
                db.Add(new Enrollment($"in-{number}", invitation.ClassId!.Value, person.Id, RosterRole.Student));
            }

            await db.SaveChangesAsync();
        }

        Codes = codes;
    }

    private static int Chunks(int count, int size) => (count + size - 1) / size;
}
