using System.Data.Common;
using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Fidelity.Bench;

/// <summary>
/// A state's wave that has closed, written row by row into SQLite: districts of 25 schools, in each school 588 students of six grades in classes of 24
/// and 56 teachers, all of whom answered. Answers are drawn from a seed: each school has its own lean for each item.
/// </summary>
internal sealed class MadeState(FidelityDb db, InstrumentLibrary library, int seed)
{
    public const int SchoolsOfDistrict = 25;
    public const int Students = 588;
    public const int Teachers = 56;

    private readonly Instrument students = library.Newest.Single(one => one.Id == "student-upper");
    private readonly Instrument teachers = library.Newest.Single(one => one.Id == "teacher");
    private readonly Random random = new(seed);

    public async Task MakeAsync(int schools)
    {
        var districts = Enumerable.Range(1, (schools + SchoolsOfDistrict - 1) / SchoolsOfDistrict).Select(number => new Organization($"district-{number:000}", OrganizationKind.District, $"District {number}")).ToList();
        var state = new Organization("state", OrganizationKind.State, "State");
        db.Add(state);
        await db.SaveChangesAsync();
        districts.ForEach(district => district.MoveUnder(state.Id));
        db.AddRange(districts);
        await db.SaveChangesAsync();
        var made = Enumerable.Range(0, schools).Select(number => new Organization($"school-{number:0000}", OrganizationKind.School, $"School {number}")).ToList();
        foreach (var (school, number) in made.Select((school, number) => (school, number)))
        {
            school.MoveUnder(districts[number / SchoolsOfDistrict].Id);
        }

        var opens = new DateTime(2026, 10, 5, 13, 0, 0, DateTimeKind.Utc);
        var wave = Wave.Plan(new WavePlan("Fall 2026", opens, opens.AddDays(14), "America/New_York", [teachers.Key, students.Key], ["en"], []), isDemonstration: true);
        wave.Close();
        db.AddRange(made);
        db.Add(wave);
        await db.SaveChangesAsync();
        db.AddRange(made.Select(school => new WaveSchool(wave.Id, school.Id, wave.ClosesAt, instructionalDays: 10)));
        await db.SaveChangesAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using var person = Command(transaction, "INSERT INTO People (SourcedId, GivenName, FamilyName, IsActive, Id) VALUES (@0, 'Made', 'Up', 1, @1)", 2);
        await using var invitation = Command(transaction, "INSERT INTO Invitations (WaveId, PersonId, OrganizationId, Instrument, Grade, Nonce, AccessHash, IsAnswered, MailsQueued, TakesMail) VALUES (1, @0, @1, @2, @3, @0, @4, 1, 0, 1)", 5);
        await using var response = Answer(transaction);
        var people = 0L;
        foreach (var school in made)
        {
            foreach (var (instrument, count) in ((Instrument, int)[])[(students, Students), (teachers, Teachers)])
            {
                var lean = Leans(instrument);
                for (var one = 0; one < count; one++)
                {
                    people++;
                    object grade = instrument == students ? 6 + (one * 6 / Students) : DBNull.Value;
                    Run(person, $"p{people}", people);
                    Run(invitation, people, school.Id.Value, instrument.Key, grade, people.ToString("x16", CultureInfo.InvariantCulture));
                    Run(response, random.NextInt64(1, long.MaxValue), school.Id.Value, instrument.Key, grade, instrument == students ? one / 24 : 1000 + one, Draw(instrument, lean));
                }
            }
        }

        await transaction.CommitAsync();
    }

    /// <summary>More students of one school whose answers turn up late.</summary>
    public async Task AnswerLateAsync(long school, int count)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using var response = Answer(transaction);
        var lean = Leans(students);
        for (var one = 0; one < count; one++)
        {
            Run(response, random.NextInt64(1, long.MaxValue), school, students.Key, 6 + (one % 6), 500 + (one / 24), Draw(students, lean));
        }

        await transaction.CommitAsync();
    }

    private DbCommand Answer(IDbContextTransaction transaction) => Command(
        transaction, "INSERT INTO Responses (Id, WaveId, OrganizationId, Instrument, Grade, ClusterKey, AnsweredOn, Completeness, Consents, Answers) VALUES (@0, 1, @1, @2, @3, @4, '2026-10-07', 'Complete', 0, @5)", 6);

    private List<double> Leans(Instrument instrument) => [.. instrument.Items.Select(_ => 0.25 + (random.NextDouble() * 0.5))];

    /// <summary>An option for each item, binomial around the school's lean; three in a hundred are blank.</summary>
    private byte[] Draw(Instrument instrument, List<double> lean)
    {
        var answers = new byte[instrument.Items.Count];
        for (var item = 0; item < answers.Length; item++)
        {
            var options = instrument.Items[item].Options;
            var steps = 0;
            for (var step = 1; step < options.Count; step++)
            {
                steps += random.NextDouble() < lean[item] ? 1 : 0;
            }

            answers[item] = random.Next(100) < 3 ? (byte)0 : (byte)options[steps].Code;
        }

        return answers;
    }

    private DbCommand Command(IDbContextTransaction transaction, string text, int parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Written above.
        command.CommandText = text;
#pragma warning restore CA2100
        command.Transaction = transaction.GetDbTransaction();
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static void Run(DbCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }
}
