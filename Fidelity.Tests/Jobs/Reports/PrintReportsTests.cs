using System.Security.Cryptography;
using Fidelity.Core.Problems;
using Fidelity.Core.Releases;
using Fidelity.Data.Reports;
using Fidelity.Jobs.Reports;
using Fidelity.Tests.Core.Reports;
using Fidelity.Tests.Reports;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Jobs.Reports;

[Collection(ChromiumCollection.Name)]
public sealed class PrintReportsTests
{
    /// <summary>Few figures, so a short report: what is tested here is the job, not the page.</summary>
    private static readonly MadeSchool Small = new(Teachers: (4, 4), Upper: (0, 0), Lower: (20, 25), PrincipalConsents: false);

    [Fact]
    public async Task Every_school_of_a_release_gets_one_file_however_often_the_job_runs()
    {
        await using var stored = await StoredRelease.CreateAsync(schools: 3, Small);

        var first = await Print(stored);
        var second = await Print(stored);

        Assert.Equal((3, 0), (first.Printed, first.Kept));
        Assert.Equal((0, 3), (second.Printed, second.Kept));
        var files = await stored.Installation.WithDb(db => db.ReportFiles.AsNoTracking().ToListAsync());
        Assert.Equal(stored.Schools.Select(school => school.Id.Value).Order(), files.Select(file => file.OrganizationId.Value).Order());
        Assert.All(files, file =>
        {
            Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(file.Pdf, 0, 5));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file.Pdf)), file.Hash);
            Assert.StartsWith("Demonstration data: Practice-gap report", file.Title, StringComparison.Ordinal);
        });
        Assert.Equal(3, await stored.Installation.WithDb(db => db.Audit.CountAsync(entry => entry.UseCase == nameof(SaveReportFile))));
    }

    [Fact]
    public async Task A_run_that_was_killed_half_way_is_finished_by_the_next_and_keeps_what_is_there()
    {
        await using var stored = await StoredRelease.CreateAsync(schools: 2, Small);
        byte[] earlier = [1, 2, 3];
        await stored.Installation.With<SaveReportFile, bool>(save => save.RunAsync(stored.ReleaseId, stored.Schools[0].Id, "earlier", earlier, default));

        var outcome = await Print(stored);

        Assert.Equal((1, 1), (outcome.Printed, outcome.Kept));
        var kept = await stored.Installation.WithDb(db => db.ReportFiles.SingleAsync(file => file.OrganizationId == stored.Schools[0].Id));
        Assert.Equal(earlier, kept.Pdf);
    }

    [Fact]
    public async Task A_release_without_schools_is_a_problem_and_not_a_success()
    {
        await using var stored = await StoredRelease.CreateAsync();

        var outcome = await stored.Installation.With<PrintReports, PrintReportsOutcome>(print => print.RunAsync(new ReleaseId(999), default));

        Assert.Equal("REP-003", Assert.Single(outcome.Problems).Code);
    }

    [Fact]
    public async Task One_schools_report_is_written_to_a_file_by_the_rosters_identifier_or_by_number()
    {
        await using var stored = await StoredRelease.CreateAsync(schools: 1, Small);
        var file = Path.Combine(stored.Installation.Folder.Path, "new folder", "report.pdf");

        foreach (var name in new[] { "school-1", $"{stored.Schools[0].Id.Value}" })
        {
            Assert.Empty(await PrintOne(stored, name, file));
            Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(await File.ReadAllBytesAsync(file), 0, 5));
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_school_that_the_release_does_not_have_is_answered_with_those_it_has()
    {
        await using var stored = await StoredRelease.CreateAsync(schools: 2);
        var file = Path.Combine(stored.Installation.Folder.Path, "report.pdf");

        var problem = Assert.Single(await PrintOne(stored, "nowhere", file));

        Assert.Equal("REP-004", problem.Code);
        Assert.Contains("school-1, school-2", problem.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    private static Task<PrintReportsOutcome> Print(StoredRelease stored) =>
        stored.Installation.With<PrintReports, PrintReportsOutcome>(print => print.RunAsync(stored.ReleaseId, default));

    private static Task<IReadOnlyList<Problem>> PrintOne(StoredRelease stored, string school, string file) =>
        stored.Installation.With<PrintReport, IReadOnlyList<Problem>>(print => print.RunAsync(stored.ReleaseId, school, file, csvFile: null, default));
}
