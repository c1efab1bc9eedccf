using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Database;

/// <summary>What is written is what is read, on every provider.</summary>
[Collection(DatabaseProviders.Collection)]
public sealed class RoundTripTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Typed_ids_and_names_come_back(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        var rows = await SomeRows.AddAsync(installation);

        var school = await installation.WithDb(db => db.Organizations.SingleAsync(row => row.Id == rows.School));
        var under = await installation.WithDb(db => db.Organizations.Where(row => row.ParentId == rows.District).Select(row => row.Id).ToListAsync());

        Assert.NotEqual(default, rows.School);
        Assert.Equal("École Niño 学校", school.Name);
        Assert.Equal(rows.District, school.ParentId);
        Assert.Equal([rows.School], under);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Instants_keep_whole_microseconds_and_stay_UTC(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        var rows = await SomeRows.AddAsync(installation);

        var wave = await installation.WithDb(db => db.Waves.SingleAsync(row => row.Id == rows.Wave));
        var found = await installation.WithDb(db => db.Waves.CountAsync(row => row.OpensAt == wave.OpensAt && row.OpensAt < SomeRows.Opens.AddTicks(10)));

        Assert.Equal(SomeRows.Opens.AddTicks(-7), wave.OpensAt);
        Assert.Equal(DateTimeKind.Utc, wave.OpensAt.Kind);
        Assert.Null(wave.NoticeOn);
        Assert.Equal(1, found);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Lists_of_words_come_back_in_order_and_a_changed_list_is_saved(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        var rows = await SomeRows.AddAsync(installation);

        var wave = await installation.WithDb(db => db.Waves.SingleAsync(row => row.Id == rows.Wave));
        await installation.WithDb(async db =>
        {
            var again = await db.Waves.SingleAsync(row => row.Id == rows.Wave);
            db.Entry(again).Property(row => row.Languages).CurrentValue = [];
            await db.SaveChangesAsync();
        });
        var changed = await installation.WithDb(db => db.Waves.SingleAsync(row => row.Id == rows.Wave));

        Assert.Equal(["teacher/1.0", "student-lower/1.0"], wave.Instruments);
        Assert.Equal(["en", "es"], wave.Languages);
        Assert.Empty(changed.Languages);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_response_comes_back_byte_by_byte(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        var rows = await SomeRows.AddAsync(installation);
        byte[] answers = [0, 1, 255, 0, 5];

        await installation.WithDb(async db =>
        {
            db.Add(new Response(
                long.MaxValue, rows.Wave, rows.School, "teacher/1.0", null, 1, new DateOnly(2026, 10, 31), Completeness.BreakOff, false, answers));
            await db.SaveChangesAsync();
        });
        var read = await installation.WithDb(db => db.Responses.SingleAsync(row => row.AnsweredOn == new DateOnly(2026, 10, 31)));

        Assert.Equal(long.MaxValue, read.Id);
        Assert.Null(read.Grade);
        Assert.Equal(Completeness.BreakOff, read.Completeness);
        Assert.Equal(answers, read.Answers);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Released_cells_come_back_with_every_number_word_and_null(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        var rows = await SomeRows.AddAsync(installation);
        var cells = Disclosure.Protect(
            [Full(rows.School), Bare(rows.School, count: 40), Bare(rows.School, count: 3), .. WithARange(rows.School)], DisclosureRules.Default);

        var release = new Release(
            rows.Wave, 1, "Fall 2026", SomeRows.Opens, Provenance.None with { Responses = 43, CodeVersion = "0.1" }, new string('a', 64), true);
        await installation.WithDb(async db =>
        {
            db.Add(release);
            await db.SaveChangesAsync();
            await StoredCells.AddAsync(db, release, cells);
        });
        var read = await installation.WithDb(db => db.ReleasedCells.OrderBy(row => row.Id).ToListAsync());
        var readRelease = await installation.WithDb(db => db.Releases.SingleAsync());

        Assert.Equal(cells.OrderBy(cell => cell.Id).Select(Described), read.Select(Described));
        Assert.Contains(read, cell => cell is { Role: null, Value: null, State: not CellState.Published });
        Assert.DoesNotContain(
            typeof(ReleasedCell).GetProperties(),
            property => read.TrueForAll(cell => property.GetValue(cell) is null));
        Assert.Equal(release.Provenance, readRelease.Provenance);
    }

    /// <summary>A third, an irrational number and a tiny one: a column that rounds shows it.</summary>
    private static CandidateCell Full(OrganizationId school) => new(
        new CellAddress(school, Measure.PracticeScore, RespondentRole.Student, "student-lower", "P1", "p1-a", 4, "grade-4"))
    {
        Value = 100.0 / 3,
        StandardError = Math.PI,
        DegreesOfFreedom = 17.25,
        Low = 1e-12,
        High = 66.6,
        Count = 40,
        Eligible = 60,
        NonresponseLow = 10,
        NonresponseHigh = 90,
        Flags = CellFlags.Unreliable | CellFlags.OneClass,
        Baseline = new BaselineComparison(
            "base-1", 54.5, -21.1, -30, -12, -0.4, NationalVerdict.TooLittleToTell, Representativeness.Convenience, BaselineFit.SameConstruct),
        TargetGap = 12.5,
        Level = FidelityLevel.Emerging,
        BorderlineWith = FidelityLevel.Partial,
        ProbabilityInPlace = 0.125,
        MissingRoles = "principal",
    };

    /// <summary>2 of 40 are a limit, so 8 of 40 are given as a range.</summary>
    private static IEnumerable<CandidateCell> WithARange(OrganizationId school) =>
        ((double[])[5, 20, 75]).Select((percent, index) => new CandidateCell(
            new CellAddress(school, Measure.ItemOption, RespondentRole.Teacher, "teacher", "P1", "p1-b", index + 1)) { Value = percent, Count = 40, Eligible = 60 });

    private static CandidateCell Bare(OrganizationId school, int count) =>
        new(new CellAddress(school, Measure.PracticeScore, Dimension: $"P{count}")) { Value = 50, Count = count, Eligible = 60 };

    private static string Described(ReleasedCell cell) => string.Join('|', typeof(ReleasedCell).GetProperties()
        .Select(property => $"{property.Name}={(property.GetValue(cell) is double number ? BitConverter.DoubleToInt64Bits(number) : property.GetValue(cell))}"));
}
