using System.Buffers;
using System.Globalization;
using Fidelity.Core.Scoring.Tables;

namespace Fidelity.Data.Scoring;

/// <summary>Writes the table as CSV (RFC 4180): numbers with a decimal point and as many digits as give the same number back.</summary>
public static class WriteScores
{
    public const string Header = "level,unit,measure,group,category,n,eligible,estimate,se,df,low,high,deff,neff,flag";

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    public static void To(TextWriter writer, IEnumerable<ScoreRow> rows)
    {
        writer.Write($"{Header}\r\n");
        foreach (var row in rows)
        {
            writer.Write(string.Join(',', Cells(row)));
            writer.Write("\r\n");
        }
    }

    private static string[] Cells(ScoreRow row) =>
    [
        Text(row.Level), Text(row.Unit), Text(row.Measure), Text(row.Group), Text(row.Category),
        row.Count.ToString(CultureInfo.InvariantCulture), row.Eligible?.ToString(CultureInfo.InvariantCulture) ?? "",
        Number(row.Estimate), Number(row.StandardError), Number(row.DegreesOfFreedom), Number(row.Low), Number(row.High),
        Number(row.DesignEffect), Number(row.EffectiveCount), Text(row.Flag),
    ];

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Text(string text) =>
        text.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
