using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Data.Releases;
using Fidelity.Data.Reports;
using Fidelity.Tests.Core.Reports;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Releases;

public sealed class BuildReleaseTests
{
    [Fact]
    public async Task One_worker_or_two_and_answers_in_any_order_give_the_same_bytes()
    {
        await using var one = await ClosedWave.CreateAsync(workers: 1);
        await using var two = await ClosedWave.CreateAsync(workers: 2, backwards: true);

        var first = await one.BuildAsync();
        var second = await two.BuildAsync();

        Assert.Equal(first.Release.Hash, second.Release.Hash);
        Assert.Equal(await Lines(one, first.Release), await Lines(two, second.Release));
    }

    [Fact]
    public async Task The_same_answers_are_not_released_twice()
    {
        await using var wave = await ClosedWave.CreateAsync();
        var first = await wave.BuildAsync();

        var again = await wave.BuildAsync();

        Assert.Equal(first.Release.Id, again.Release.Id);
        Assert.Equal(first.Cells, await wave.Installation.WithDb(db => db.ReleasedCells.CountAsync()));
    }

    [Fact]
    public async Task A_school_with_three_late_answers_keeps_what_was_published_and_says_so()
    {
        await using var wave = await ClosedWave.CreateAsync();
        var first = await wave.BuildAsync();
        await wave.AnswerLateAsync(wave.Schools[0], students: 3);

        var second = await wave.BuildAsync();

        Assert.Equal(2, second.Release.Number);
        var (before, after) = (await wave.ContentsAsync(first.Release), await wave.ContentsAsync(second.Release));
        Assert.Equal([wave.Schools[0].Id, wave.Districts[0].Id], after.Values.Where(content => content.IsHeld).Select(content => content.OrganizationId).OrderByDescending(id => id.Value));
        // The state's figures follow from the schools' shown ones, so they stand as well.
        Assert.All(after, content => Assert.Equal(before[content.Key].PartId, content.Value.PartId));
        Assert.Equal(2, second.Held);
        Assert.IsType<ReleaseIsIdentical>(await wave.VerifyAsync(second.Release));
        var report = (SchoolReportLoaded)await wave.Installation.With<LoadSchoolReport, SchoolReportOutcome>(load => load.RunAsync(second.Release.Id, wave.Schools[0].Id, default));
        Assert.True(report.Report.Heading.IsHeld);
    }

    [Fact]
    public async Task Held_answers_appear_with_those_that_follow_when_they_are_ten_together()
    {
        await using var wave = await ClosedWave.CreateAsync();
        await wave.BuildAsync();
        await wave.AnswerLateAsync(wave.Schools[0], students: 6);
        var held = await wave.BuildAsync();
        await wave.AnswerLateAsync(wave.Schools[0], students: 24);
        await wave.AnswerLateAsync(wave.Schools[0], students: 24, grade: 7);

        var third = await wave.BuildAsync();

        Assert.Equal(2, held.Held);
        Assert.Equal(0, third.Held);
        var (before, after) = (await wave.ContentsAsync(held.Release), await wave.ContentsAsync(third.Release));
        Assert.Equal(
            [wave.State.Id, wave.Districts[0].Id, wave.Schools[0].Id],
            after.Values.Where(content => content.PartId != before[content.OrganizationId].PartId).Select(content => content.OrganizationId).Order(Comparer<OrganizationId>.Create((one, other) => one.Value.CompareTo(other.Value))));
        Assert.IsType<ReleaseIsIdentical>(await wave.VerifyAsync(third.Release));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_changed_cell_of_a_part_that_two_releases_share_is_found_in_the_second_one_too(int school)
    {
        // The first school is held in the second release; the second is in it as it was.
        await using var wave = await ClosedWave.CreateAsync();
        await wave.BuildAsync();
        await wave.AnswerLateAsync(wave.Schools[0], students: 3);
        var second = await wave.BuildAsync();
        Assert.IsType<ReleaseIsIdentical>(await wave.VerifyAsync(second.Release));
        var changed = wave.Schools[school].Id;
        await wave.Installation.WithDb(db => db.ReleasedCells.Where(cell => cell.OrganizationId == changed && cell.Measure == Measure.FidelityIndex)
            .ExecuteUpdateAsync(row => row.SetProperty(cell => cell.Value, 99.5)));

        var verified = Assert.IsType<ReleaseDiffers>(await wave.VerifyAsync(second.Release));

        Assert.Contains(verified.Cells, cell => cell.StartsWith($"school-{school + 1} FidelityIndex", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_changes_of_a_release_are_the_cells_of_what_changed_and_the_names_of_what_is_held()
    {
        await using var wave = await ClosedWave.CreateAsync();
        var first = await wave.BuildAsync();
        await wave.AnswerLateAsync(wave.Schools[0], students: 3);
        await wave.AnswerLateAsync(wave.Schools[4], students: 40);
        await wave.AnswerLateAsync(wave.Schools[4], students: 40, grade: 7);
        var second = await wave.BuildAsync();

        var begun = await ChangesAsync(wave, first.Release);
        var listed = await ChangesAsync(wave, second.Release);

        Assert.Equal((0, first.Cells), (begun.Before, begun.Cells.Count));
        Assert.All(begun.Cells, cell => Assert.Null(cell.Before));
        Assert.Equal(["district-2", "school-5", "state"], listed.Cells.Select(cell => cell.Organization).Distinct());
        Assert.Equal(["district-1", "school-1"], listed.Held);
        Assert.DoesNotContain(listed.Cells, cell => cell.Address.Role == RespondentRole.Teacher);
        var rate = Assert.Single(listed.Cells, cell => cell.Address is { Measure: Measure.ResponseRate, Role: RespondentRole.Student });
        Assert.Equal((90, 170), (rate.Before!.Count, rate.After!.Count));
    }

    [Fact]
    public async Task A_states_scale_mean_is_that_of_its_people_with_the_schools_as_strata()
    {
        await using var wave = await ClosedWave.CreateAsync();
        var built = await wave.BuildAsync();

        var state = (await wave.ContentsAsync(built.Release))[wave.State.Id];
        var (cells, responses) = await wave.Installation.WithDb(async db => (
            await db.ReleasedCells.AsNoTracking().Where(cell => cell.PartId == state.PartId).ToListAsync(),
            await db.Responses.AsNoTracking().ToListAsync()));
        var scales = cells.Where(cell => cell.Measure == Measure.ScaleMean).ToList();
        Assert.Contains(scales, cell => cell.Role == RespondentRole.Student);
        Assert.All(scales, cell =>
        {
            var people = People(cell, responses);
            Assert.Equal(people.Count, cell.Count);
            Assert.Equal(people.Value, cell.Value!.Value, 1e-9);
        });
        // A class can be of any size and a person can leave a scale out; where neither is, the sizes of the strata are as good as known.
        var complete = scales.Where(cell => cell is { Role: RespondentRole.Teacher, Count: 144 }).ToList();
        Assert.NotEmpty(complete);
        Assert.All(complete, cell => Assert.Equal(People(cell, responses).StandardError!.Value, cell.StandardError!.Value, 1e-9));
        var practices = MadeRelease.Library.Framework.Practices.ToDictionary(practice => practice.Id);
        Assert.All(cells.Where(cell => cell.Measure == Measure.PracticeScore), score =>
        {
            var means = scales.Where(cell => cell.Dimension == score.Dimension).Select(cell => (Weight: practices[score.Dimension].RoleWeights[cell.Role!.Value], cell.Value)).ToList();
            Assert.Equal(means.Sum(mean => mean.Weight * mean.Value!.Value) / means.Sum(mean => mean.Weight), score.Value!.Value, 1e-9);
        });
        Assert.Equal(practices.Count, cells.Count(cell => cell.Measure == Measure.PracticeScore));
    }

    [Fact]
    public async Task Districts_in_which_nothing_changed_are_not_computed_again()
    {
        await using var wave = await ClosedWave.CreateAsync();
        await wave.BuildAsync();
        await wave.AnswerLateAsync(wave.Schools[0], students: 40);
        // Answers that could not be computed: nobody may look at them.
        await wave.Installation.WithDb(db => db.Responses.Where(row => row.OrganizationId == wave.Schools[5].Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Answers, Array.Empty<byte>())));

        var second = await wave.BuildAsync();

        Assert.Equal(2, second.Release.Number);
    }

    [Fact]
    public async Task What_an_interrupted_build_left_is_removed_and_never_seen()
    {
        await using var wave = await ClosedWave.CreateAsync();
        await wave.Installation.WithDb(db =>
        {
            db.Add(new ReleasePart(wave.Wave, wave.Schools[0].Id, "answers", "inputs", "hash", PartSummary.None));
            return db.SaveChangesAsync();
        });

        var built = await wave.BuildAsync();

        Assert.Equal(
            (await wave.ContentsAsync(built.Release)).Count, await wave.Installation.WithDb(db => db.ReleaseParts.CountAsync()));
    }

    /// <summary>The scale's mean over everybody, one observation a person.</summary>
    private static Estimate People(ReleasedCell cell, IEnumerable<Response> responses)
    {
        var instrument = MadeRelease.Library.Newest.Single(one => one.Id == cell.Instrument);
        return Estimates.Mean(
            [.. responses.Where(one => one.Instrument == instrument.Key).Select(one => new Observation(ScaleScore.Of(instrument, cell.Dimension, one.Answers), 1, one.ClusterKey, one.OrganizationId.Value))])!;
    }

    private static async Task<ReleaseChangesListed> ChangesAsync(ClosedWave wave, Release release) =>
        (ReleaseChangesListed)await wave.Installation.With<ListReleaseChanges, ReleaseChanges>(list => list.RunAsync(release.Id, default));

    private static async Task<List<string>> Lines(ClosedWave wave, Release release) => await wave.Installation.WithDb(async db =>
        (await (from content in db.ReleaseContents
                where content.ReleaseId == release.Id
                join cell in db.ReleasedCells.AsNoTracking() on content.PartId equals cell.PartId
                select cell).ToListAsync()).Select(cell => $"{cell.OrganizationId.Value} {ReleaseHash.LineOf(cell)}").Order(StringComparer.Ordinal).ToList());
}
