using Fidelity.Core.Responses;
using Fidelity.Tests.Data.Waves;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Responses;

/// <summary>The school of <see cref="AttackTests"/>: who answered what in which order, and what the thief got, before and after closing.</summary>
public sealed class RobbedSchool : IAsyncLifetime
{
    public const int Submitting = 60;
    public const int Stopping = 6;

    private SurveyedSchool? school;
    private StolenDatabase? whileOpen;
    private StolenDatabase? stolen;

    /// <summary>In the order of arrival; known to the tests alone.</summary>
    internal List<Arrival> Arrivals { get; } = [];

    internal List<string> Hashes { get; } = [];

    internal List<ClassCluster> Clusters { get; } = [];

    internal SurveyedSchool School => school!;

    internal StolenDatabase WhileOpen => whileOpen!;

    internal StolenDatabase Stolen => stolen!;

    public async Task InitializeAsync()
    {
        school = await SurveyedSchool.CreateAsync(Submitting + Stopping);
        // 37 has no common factor with 61, so this is an order of its own, unlike that of the roster.
        foreach (var person in Enumerable.Range(1, Submitting).Select(i => i * 37 % 61))
        {
            var access = await school.AccessOfAsync($"s{person}");
            var text = $"What person {person:000} wrote.";
            await school.SaveAsync(access, CodesOf(person), text);
            await school.SubmitAsync(access);
            Arrivals.Add(new Arrival(person, [.. CodesOf(person).Select(code => (byte)(code - '0'))], text));
        }

        for (var person = Submitting + 1; person <= Submitting + Stopping; person++)
        {
            // Every second has answered a scale and is kept when the wave closes.
            var codes = CodesOf(person)[..(person % 2 == 0 ? 5 : 1)];
            await school.SaveAsync(await school.AccessOfAsync($"s{person}"), codes, $"Draft of person {person:000}.");
        }

        Hashes.AddRange(await school.Installation.WithDb(db => db.Invitations.Select(row => row.AccessHash).ToListAsync()));
        Clusters.AddRange(await school.Installation.WithDb(db => db.ClassClusters.AsNoTracking().ToListAsync()));
        whileOpen = StolenDatabase.Steal(school.Installation.Folder.DatabaseFile);
        await school.CloseAsync();
        stolen = StolenDatabase.Steal(school.Installation.Folder.DatabaseFile);
    }

    public async Task DisposeAsync()
    {
        whileOpen?.Dispose();
        stolen?.Dispose();
        await School.DisposeAsync();
    }

    /// <summary>Ten answers of 1 to 4 that only this person gives.</summary>
    private static string CodesOf(int person) =>
        string.Concat(Enumerable.Range(0, 10).Select(i => (char)('1' + ((person * 2654435761L >> (2 * i)) & 3))));
}

internal sealed record Arrival(int Person, byte[] Answers, string Text);
