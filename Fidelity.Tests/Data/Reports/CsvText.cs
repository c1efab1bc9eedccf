using Xunit;

namespace Fidelity.Tests.Data.Reports;

/// <summary>Reads CSV as RFC 4180 says, letter by letter, sharing nothing with what wrote it.</summary>
public static class CsvText
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string text)
    {
        var lines = Lines(text);
        Assert.All(lines, line => Assert.Equal(lines[0].Count, line.Count));
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static List<List<string>> Lines(string text)
    {
        List<List<string>> lines = [];
        List<string> line = [];
        for (var at = 0; at < text.Length;)
        {
            var cell = new System.Text.StringBuilder();
            if (text[at] == '"')
            {
                for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
                {
                    at += text[at] == '"' ? 1 : 0;
                    cell.Append(text[at]);
                }

                at++;
            }
            else
            {
                for (; text[at] is not (',' or '\r'); at++)
                {
                    Assert.NotEqual('"', text[at]);
                    cell.Append(text[at]);
                }
            }

            line.Add(cell.ToString());
            if (text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            lines.Add(line);
            line = [];
        }

        Assert.Empty(line);
        return lines;
    }
}
