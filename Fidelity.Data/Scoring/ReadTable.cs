using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Fidelity.Core.Problems;
using Fidelity.Core.Scoring.Tables;
using Fidelity.Data.Rosters;

namespace Fidelity.Data.Scoring;

/// <summary>Reads a CSV file as text. What is wrong with its form is found here; what the cells say is Core's to check.</summary>
internal sealed class ReadTable(string path, List<Problem> problems)
{
    public const long BytesAFile = 1024L * 1024 * 1024;
    public const int BytesARow = 1024 * 1024;
    public const int RowsAFile = 2_000_000;

    private readonly Dictionary<long, CsvMalformedReason> malformed = [];

    /// <summary>U+FFFD in UTF-8: written where something before us could not decode a letter, so that the letter is lost.</summary>
    private static ReadOnlySpan<byte> Lost => [0xEF, 0xBF, 0xBD];

    /// <summary>Null when there is no header to go by. A row that is wrong in form is a problem, and left out.</summary>
    public TextTable? Read()
    {
        if (!File.Exists(path))
        {
            problems.Add(ScoreRules.FileIsThere.Broken(path, 0, ""));
            return null;
        }

        using var limited = new LimitedStream(File.OpenRead(path), BytesAFile);
        TextTable? table = null;
        try
        {
            using var reader = CsvReader.Create(limited, Options(), leaveOpen: true);
            table = ReadAll(reader, limited);
        }
        catch (CsvFormatException failure)
        {
            // Thrown for a row that is larger than the limit only: what else is malformed is reported and read on.
            Complain(ScoreRules.LineIsCsv, failure.LineNumber, $"The row has more than {BytesARow} bytes; a quotation mark may not be closed");
        }

        if (limited.IsCut)
        {
            Complain(ScoreRules.FileIsWithinLimits, 0, $"The file has more than {BytesAFile} bytes");
        }

        return table;
    }

    private CsvReaderOptions Options() => CsvReaderOptions.Default with
    {
        Separator = ',',
        DetectSeparatorHint = false,
        HasHeader = false,
        TrackLineNumbers = true,
        MaxRecordSize = BytesARow,
        OnMalformedRecord = record => malformed.TryAdd(record.LineNumber, record.Reason),
    };

    private TextTable? ReadAll(CsvReader reader, LimitedStream bytes)
    {
        if (!reader.Read())
        {
            Complain(ScoreRules.LineIsCsv, 1, "The file is empty; it must begin with its header");
            return null;
        }

        if (bytes.HasForeignMark)
        {
            Complain(ScoreRules.TextIsUtf8, 1);
            return null;
        }

        var width = reader.FieldCount;
        if (!IsWellFormed(reader, width))
        {
            return null;
        }

        var table = new TextTable(path, [.. Enumerable.Range(0, width).Select(column => reader.GetString(column).Trim())]);
        while (reader.Read())
        {
            if (table.Rows == RowsAFile)
            {
                Complain(ScoreRules.FileIsWithinLimits, reader.LineNumber, $"The file has more than {RowsAFile} rows");
                break;
            }

            if (IsWellFormed(reader, width))
            {
                table.AddRow((int)reader.LineNumber);
                for (var column = 0; column < width; column++)
                {
                    table.AddCell(Trimmed(reader.GetSpan(column)));
                }
            }
        }

        return table;
    }

    /// <summary>Without the space around it. Text is made of a cell only where its ends may be a space beyond ASCII's.</summary>
    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> cell) =>
        cell.IsEmpty || (IsSeen(cell[0]) && IsSeen(cell[^1])) ? cell : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(cell).Trim());

    private static bool IsSeen(byte letter) => letter is > (byte)' ' and < 0x7F;

    private bool IsWellFormed(CsvReader reader, int width)
    {
        if (!Utf8.IsValid(reader.RawRecord) || reader.RawRecord.IndexOf(Lost) >= 0)
        {
            Complain(ScoreRules.TextIsUtf8, reader.LineNumber);
            return false;
        }

        if (malformed.TryGetValue(reader.LineNumber, out var reason))
        {
            Complain(ScoreRules.LineIsCsv, reader.LineNumber, reason switch
            {
                CsvMalformedReason.StrayQuote => "A quotation mark stands inside a cell that does not begin with one",
                CsvMalformedReason.TextAfterClosingQuote => "Text follows a closing quotation mark",
                _ => "A quotation mark is not closed",
            });
            return false;
        }

        if (reader.FieldCount != width)
        {
            Complain(ScoreRules.LineIsCsv, reader.LineNumber, $"The line has {reader.FieldCount} cells and the header {width}");
            return false;
        }

        return true;
    }

    private void Complain(ScoreRule rule, long line, params object[] particulars) =>
        problems.Add(rule.Broken(path, (int)line, "", particulars));
}
