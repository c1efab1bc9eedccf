using Fidelity.Core.Problems;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Data.Reports;
using Fidelity.Reports;
using Fidelity.Reports.Printing;

namespace Fidelity.Jobs.Reports;

/// <param name="Printed">Saved by this run.</param>
/// <param name="Kept">Were there before.</param>
public sealed record PrintReportsOutcome(int Printed, int Kept, IReadOnlyList<Problem> Problems);

/// <summary>
/// Prints and keeps the reports of all schools of a release. Each pair is saved when it is printed, so a run that is killed has lost
/// at most two, and the next run prints only what is missing.
/// </summary>
public sealed class PrintReports(FindReportSchools schools, LoadSchoolReport load, SchoolReportPdf pdf, SaveReportFile save)
{
    private const int AtOnce = 2;

    public async Task<PrintReportsOutcome> RunAsync(ReleaseId releaseId, CancellationToken cancellationToken)
    {
        var all = await schools.RunAsync(releaseId, cancellationToken);
        if (all.Count == 0)
        {
            return new(0, 0, [new Problem("REP-003", $"Release {releaseId.Value} has no schools: check its number.")]);
        }

        List<Problem> problems = [];
        var printed = 0;
        try
        {
            foreach (var pair in all.Where(school => !school.IsPrinted).Chunk(AtOnce))
            {
                printed += await PrintAsync(releaseId, pair, problems, cancellationToken);
            }
        }
        catch (ChromiumMissingException missing)
        {
            problems.Add(new Problem(PrintReport.NoChromium, missing.Message));
        }

        return new(printed, all.Count(school => school.IsPrinted), problems);
    }

    private async Task<int> PrintAsync(
        ReleaseId releaseId, IReadOnlyList<ReportSchool> pair, List<Problem> problems, CancellationToken cancellationToken)
    {
        List<(ReportSchool School, SchoolReport Report)> reports = [];
        foreach (var school in pair)
        {
            switch (await load.RunAsync(releaseId, school.Id, cancellationToken))
            {
                case SchoolReportLoaded loaded:
                    reports.Add((school, loaded.Report));
                    break;
                case SchoolReportRefused refused:
                    problems.AddRange(refused.Problems);
                    break;
            }
        }

        // Only the printing runs side by side: the database is one connection.
        var pdfs = await Task.WhenAll(reports.Select(one => pdf.MakeAsync(one.Report, cancellationToken)));
        var saved = 0;
        foreach (var ((school, report), bytes) in reports.Zip(pdfs))
        {
            saved += await save.RunAsync(releaseId, school.Id, report.Heading.Title, bytes, cancellationToken) ? 1 : 0;
        }

        return saved;
    }
}
