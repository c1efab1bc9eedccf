using BenchmarkDotNet.Attributes;
using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring.Tallies;
using Fidelity.Data.Instruments;

namespace Fidelity.Bench;

/// <summary>100,000 students in classes of 25 who answered the questionnaire for grades 6 to 12, with one answer in sixteen missing.</summary>
public class CountAnswers
{
    public const int Students = 100_000;
    private const int ClassSize = 25;

    private static readonly Instrument Instrument =
        ((InstrumentsLoaded)LoadInstruments.Read(InstrumentFiles.Locate()!)).Library.Instruments.Single(one => one.Id == "student-upper");

    private byte[] rows = [];
    private AnswerTally tally = null!;

    public static long Answers => (long)Students * Instrument.Items.Count;

    [GlobalSetup]
    public void Make()
    {
        var random = new Random(20261123);
        rows = [.. Enumerable.Range(0, Students).SelectMany(_ => Instrument.Items)
            .Select(item => random.Next(16) == 0 ? (byte)0 : (byte)item.Options[random.Next(item.Options.Count)].Code)];
        tally = new AnswerTally(new AnswerLayout(Instrument), [.. Enumerable.Range(0, Students / ClassSize).Select(block => new TallyBlock(block / 24, block))]);
    }

    [Benchmark]
    public void Count()
    {
        var bytes = ClassSize * Instrument.Items.Count;
        for (var block = 0; block < tally.Blocks.Count; block++)
        {
            tally.Add(block, rows.AsSpan(block * bytes, bytes));
        }
    }
}
