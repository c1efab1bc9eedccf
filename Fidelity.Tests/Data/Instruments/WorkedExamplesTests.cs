using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Fidelity.Data.Instruments;
using Xunit;

namespace Fidelity.Tests.Data.Instruments;

/// <summary>Beside each questionnaire stand answers and the scores that they must give, worked out apart from this code.</summary>
public sealed class WorkedExamplesTests
{
    private static readonly InstrumentLibrary Library = ((InstrumentsLoaded)LoadInstruments.Read(SourceTree.Instruments)).Library;

    public static TheoryData<string> Questionnaires => [.. Library.Instruments.Select(instrument => instrument.Key)];

    [Theory]
    [MemberData(nameof(Questionnaires))]
    public void Every_example_gives_the_scores_beside_it(string key)
    {
        var instrument = Library.Find(key)!;
        var lines = File.ReadAllLines(Path.Combine(SourceTree.Instruments, $"{key}.examples.csv"));
        var header = lines[0].Split(',');
        var dimensions = instrument.Items.Select(item => item.Dimension).Distinct().ToList();
        Assert.Equal(["case", .. instrument.Items.Select(item => item.Id), .. dimensions.Select(dimension => $"score:{dimension}")], header);
        Assert.True(lines.Length > 10);

        foreach (var line in lines.Skip(1))
        {
            var row = header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second);
            var packed = instrument.Items.Select(item => row[item.Id].Length == 0 ? (byte)0 : byte.Parse(row[item.Id], CultureInfo.InvariantCulture)).ToArray();
            foreach (var dimension in dimensions)
            {
                var score = row[$"score:{dimension}"];
                var actual = ScaleScore.Of(instrument, dimension, packed);
                Assert.True(
                    score.Length == 0 ? actual is null : Math.Abs(actual!.Value - double.Parse(score, CultureInfo.InvariantCulture)) < 1e-9,
                    $"{key}, \"{row["case"]}\", {dimension}: {actual} instead of {score}");
            }
        }
    }
}
