using System.Reflection;
using CsvHelper;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Rosters;
using Fidelity.Data.Feed;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Reports;

/// <summary>
/// One school's released cells as CSV (RFC 4180, UTF-8), one row a cell, suppressed ones included. The rows are the feed's own, column for
/// column, so that the file cannot say anything else than the feed does; each row says which release it is of.
/// </summary>
public sealed class WriteSchoolCsv(FeedQueries queries)
{
    /// <summary>
    /// Names come from rosters: a text that a spreadsheet would run as a formula gets an apostrophe in front. Excel takes a file without a
    /// byte order mark for another encoding, and R reads only TRUE and FALSE as such.
    /// </summary>
    private static readonly CsvWriterOptions Form = CsvWriterOptions.Default with
    {
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
        TrueValue = "TRUE",
        FalseValue = "FALSE",
    };

    private static readonly PropertyInfo[] Columns = typeof(CellRow).GetProperties();

    /// <returns>Null when the release has no figures of this school.</returns>
    public async Task<SchoolCsv?> RunAsync(ReleaseId releaseId, OrganizationId schoolId, CancellationToken cancellationToken)
    {
        var rows = await queries.OfSchool(releaseId, schoolId).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        if (rows is not [var first, ..])
        {
            return null;
        }

        var heading = new ReportHeading(
            first.OrganizationName, first.WaveName, first.ReleaseNumber, Date: "", first.ReleaseHash, first.IsDemonstration);
        return new SchoolCsv(heading.Title, Write(rows));
    }

    private static byte[] Write(IEnumerable<CellRow> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Form, leaveOpen: true))
        {
            csv.WriteHeader(Columns.Select(column => column.Name).ToArray());
            foreach (var row in rows)
            {
                foreach (var column in Columns)
                {
                    csv.WriteField(column.GetValue(row));
                }

                csv.EndRecord();
            }
        }

        return stream.ToArray();
    }
}

/// <param name="Title">The report's own: says that the answers were made up, where they were.</param>
public sealed record SchoolCsv(string Title, byte[] Bytes);
