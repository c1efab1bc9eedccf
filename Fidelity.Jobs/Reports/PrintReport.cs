using System.Diagnostics;
using System.Globalization;
using Fidelity.Core.Problems;
using Fidelity.Core.Releases;
using Fidelity.Data.Reports;
using Fidelity.Reports;
using Fidelity.Reports.Printing;

namespace Fidelity.Jobs.Reports;

/// <summary><c>report --release ID --school ID --out FILE.pdf [--csv]</c>: one school's report, into a file, and its figures beside it.</summary>
public sealed class PrintReport(FindReportSchools schools, LoadSchoolReport load, SchoolReportPdf pdf, WriteSchoolCsv csv)
{
    /// <summary>The code of "there is no Chromium on this machine".</summary>
    public const string NoChromium = "REP-005";

    /// <param name="school">The roster's identifier of the school, or its number here.</param>
    /// <param name="file">Replaced when it exists.</param>
    /// <param name="csvFile">For the figures, which need no Chromium; null for none. Replaced when it exists.</param>
    /// <returns>Empty when what was asked for has been written.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(
        ReleaseId releaseId, string school, string file, string? csvFile, CancellationToken cancellationToken)
    {
        var all = await schools.RunAsync(releaseId, cancellationToken);
        if (all.Count == 0)
        {
            return [new Problem("REP-003", $"There is no release {releaseId.Value} with a school in it: give the number that release printed.")];
        }

        var found = all.FirstOrDefault(one => one.SourcedId == school)
            ?? all.FirstOrDefault(one => one.Id.Value.ToString(CultureInfo.InvariantCulture) == school);
        if (found is null)
        {
            var known = string.Join(", ", all.Select(one => one.SourcedId));
            return [new Problem("REP-004", $"Release {releaseId.Value} has no school \"{school}\": its schools are {known}.")];
        }

        if (csvFile is not null)
        {
            await WriteAsync((await csv.RunAsync(releaseId, found.Id, cancellationToken))!.Bytes, csvFile, cancellationToken);
        }

        try
        {
            return await load.RunAsync(releaseId, found.Id, cancellationToken) switch
            {
                SchoolReportLoaded loaded => await WriteAsync(await pdf.MakeAsync(loaded.Report, cancellationToken), file, cancellationToken),
                SchoolReportRefused refused => refused.Problems,
                _ => throw new UnreachableException(),
            };
        }
        catch (ChromiumMissingException missing)
        {
            return [new Problem(NoChromium, missing.Message)];
        }
    }

    private static async Task<IReadOnlyList<Problem>> WriteAsync(byte[] bytes, string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await File.WriteAllBytesAsync(file, bytes, cancellationToken);
        return [];
    }
}
