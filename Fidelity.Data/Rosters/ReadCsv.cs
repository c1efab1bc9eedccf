using System.Text.Unicode;
using CsvHelper;
using Fidelity.Core.Rosters.OneRoster;

namespace Fidelity.Data.Rosters;

/// <summary>
/// Reads one CSV file, a row at a time, and keeps the columns that are needed. Everything about the form of the file is found here;
/// what the cells say is Core's to check.
/// </summary>
internal sealed class ReadCsv(RosterTable table, RosterProblems problems)
{
    private readonly List<RosterRow> rows = [];
    private readonly Dictionary<long, CsvMalformedReason> malformed = [];
    private bool isComplete = true;

    /// <summary>U+FFFD in UTF-8: written where something before us could not decode a letter, so that the letter is lost.</summary>
    private static ReadOnlySpan<byte> Lost => [0xEF, 0xBF, 0xBD];

    /// <param name="stream">Closed at the end.</param>
    public RosterFile Read(Stream stream, bool isBulk)
    {
        using var limited = new LimitedStream(stream, RosterLimits.BytesAFile);
        try
        {
            using var reader = CsvReader.Create(limited, Options(), leaveOpen: true);
            ReadAll(reader, limited);
        }
        catch (CsvFormatException failure)
        {
            // Thrown for a row that is larger than the limit only: what else is malformed is reported and read on.
            Spoil(RosterRules.LineIsCsv, (int)failure.LineNumber,
                $"The row has more than {RosterLimits.BytesARow} bytes; a quotation mark may not be closed");
        }
        catch (InvalidDataException failure)
        {
            Spoil(RosterRules.SetCanBeOpened, 0, SetFiles.Reason(failure));
        }

        if (limited.IsCut)
        {
            Spoil(RosterRules.SetIsWithinLimits, 0, $"The file has more than {RosterLimits.BytesAFile} bytes unpacked");
        }

        return new RosterFile(table, isBulk, rows, isComplete);
    }

    private CsvReaderOptions Options() => CsvReaderOptions.Default with
    {
        Separator = ',',
        DetectSeparatorHint = false,
        HasHeader = false,
        TrackLineNumbers = true,
        MaxRecordSize = RosterLimits.BytesARow,
        OnMalformedRecord = record => malformed.TryAdd(record.LineNumber, record.Reason),
        // Sourced ids and words repeat from row to row and are kept until the plan is made.
        PoolStrings = true,
    };

    private void ReadAll(CsvReader reader, LimitedStream bytes)
    {
        if (!reader.Read())
        {
            Spoil(RosterRules.LineIsCsv, 1, "The file is empty; it must begin with its header");
            return;
        }

        if (bytes.HasForeignMark)
        {
            Spoil(RosterRules.TextIsUtf8, 1);
            return;
        }

        if (!IsWellFormed(reader, reader.FieldCount) || ReadHeader(reader) is not { } positions)
        {
            return;
        }

        var width = reader.FieldCount;
        while (reader.Read())
        {
            if (rows.Count == RosterLimits.RowsAFile)
            {
                Spoil(RosterRules.SetIsWithinLimits, (int)reader.LineNumber, $"The file has more than {RosterLimits.RowsAFile} rows");
                return;
            }

            if (IsWellFormed(reader, width))
            {
                rows.Add(new RosterRow((int)reader.LineNumber, [.. positions.Select(position => reader.GetString(position).Trim())]));
            }
        }
    }

    private bool IsWellFormed(CsvReader reader, int width)
    {
        var line = (int)reader.LineNumber;
        if (!Utf8.IsValid(reader.RawRecord) || reader.RawRecord.IndexOf(Lost) >= 0)
        {
            Spoil(RosterRules.TextIsUtf8, line);
            return false;
        }

        if (malformed.TryGetValue(line, out var reason))
        {
            Spoil(RosterRules.LineIsCsv, line, reason switch
            {
                CsvMalformedReason.StrayQuote => "A quotation mark stands inside a cell that does not begin with one",
                CsvMalformedReason.TextAfterClosingQuote => "Text follows a closing quotation mark",
                _ => "A quotation mark is not closed",
            });
            return false;
        }

        if (reader.FieldCount != width)
        {
            Spoil(RosterRules.LineIsCsv, line, $"The line has {reader.FieldCount} cells and the header {width}");
            return false;
        }

        return true;
    }

    /// <summary>Where each column that is needed stands; null when one is missing or there twice.</summary>
    private int[]? ReadHeader(CsvReader reader)
    {
        var header = Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetString(index).Trim()).ToList();
        var positions = table.Columns.Select(column => header.FindIndex(name => IsSame(name, column.Name))).ToArray();
        for (var index = 0; index < positions.Length; index++)
        {
            var name = table.Columns[index].Name;
            if (positions[index] < 0)
            {
                SpoilColumn(RosterRules.ColumnIsThere, name);
            }
            else if (header.FindLastIndex(other => IsSame(other, name)) != positions[index])
            {
                SpoilColumn(RosterRules.ColumnIsThereOnce, name);
            }
        }

        WarnOfOthers(header);
        return isComplete ? positions : null;
    }

    private void WarnOfOthers(List<string> header)
    {
        var others = header.Where(name => table.IndexOf(name) < 0 && !table.Unread.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        var extensions = others.Where(name => name.StartsWith("metadata.", StringComparison.OrdinalIgnoreCase)).ToList();
        var unknown = others.Except(extensions).ToList();
        if (extensions.Count > 0)
        {
            problems.Add(RosterRules.ExtensionIsLeftOut, table.FileName, 1, "", string.Join(", ", extensions));
        }

        if (unknown.Count > 0)
        {
            problems.Add(RosterRules.ColumnIsKnown, table.FileName, 1, "", string.Join(", ", unknown));
        }
    }

    private void Spoil(RosterRule rule, int line, params object[] particulars)
    {
        isComplete = false;
        problems.Add(rule, table.FileName, line, "", particulars);
    }

    private void SpoilColumn(RosterRule rule, string column)
    {
        isComplete = false;
        problems.Add(rule, table.FileName, 1, column, column);
    }

    private static bool IsSame(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
