using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Core.Scoring.Tallies;
using Fidelity.Tests.Core.Reports;
using Xunit;

namespace Fidelity.Tests.Core.Scoring.Tallies;

/// <summary>Figures from counts are held to the same figures from one observation a person, which R's numbers are held to.</summary>
public sealed class AnswerTallyTests
{
    public static TheoryData<string> Surveys { get; } = [.. MadeRelease.Library.Instruments.Select(instrument => instrument.Id)];

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Every_scale_s_mean_from_counts_is_that_of_its_people(string survey)
    {
        var made = Answered(survey, weighted: false);

        foreach (var dimension in made.Instrument.Items.Select(item => item.Dimension).Distinct())
        {
            var scale = made.Layout.IndexOf(dimension);
            var people = Linearised.Mean(made.Observe(person => ScaleScore.Of(made.Instrument, dimension, person.Answers)));

            AssertAlike(people, scale < 0 ? null : AnswerTally.MeanScore([(made.Tally, scale)]));
        }
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Every_item_s_percent_favorable_from_counts_is_that_of_its_people(string survey)
    {
        foreach (var made in (Made[])[Answered(survey, weighted: false), Answered(survey, weighted: true)])
        {
            for (var position = 0; position < made.Instrument.Items.Count; position++)
            {
                var item = made.Instrument.Items[position];
                var people = Linearised.Mean(made.Observe(person => person.Answers[position] == 0 ? null : item.IsFavorable(person.Answers[position]) ? 1 : 0));

                AssertAlike(people, Linearised.Mean(made.Tally.OfItem(position, code => item.IsFavorable(code) ? 1 : 0), 1));
            }
        }
    }

    [Fact]
    public void A_subgroup_leaves_the_other_classes_in_the_design()
    {
        var made = Answered("student-upper", weighted: false);
        var item = made.Instrument.Items[0];
        var people = Linearised.Mean(made.Observe(
            person => person.Answers[0] == 0 || person.Group != 7 ? null : item.IsFavorable(person.Answers[0]) ? 1 : 0));

        AssertAlike(people, Linearised.Mean(
            made.Tally.OfItem(0, code => item.IsFavorable(code) ? 1 : 0, block => block.Group == 7), 1));
    }

    [Fact]
    public void Where_all_answer_alike_the_variance_is_0_and_not_what_rounding_leaves()
    {
        var instrument = MadeRelease.Library.Instruments.Single(one => one.Id == "student-upper");
        var tally = new AnswerTally(new AnswerLayout(instrument), [new(1, 1), new(1, 2)]);
        tally.Add(0, Enumerable.Repeat((byte)2, instrument.Items.Count * 7).ToArray());
        tally.Add(1, Enumerable.Repeat((byte)2, instrument.Items.Count * 11).ToArray());

        for (var scale = 0; scale < instrument.Items.Select(item => item.Dimension).Distinct().Count(); scale++)
        {
            Assert.Equal(0, AnswerTally.MeanScore([(tally, scale)])!.Variance());
        }
    }

    [Fact]
    public void An_answer_beyond_the_options_is_refused()
    {
        var instrument = MadeRelease.Library.Instruments.Single(one => one.Id == "student-upper");
        var tally = new AnswerTally(new AnswerLayout(instrument), [new(1, 1)]);
        var row = new byte[instrument.Items.Count];
        row[3] = 200;

        Assert.Throws<ArgumentException>(() => tally.Add(0, row));
        Assert.Throws<ArgumentException>(() => tally.Add(0, new byte[instrument.Items.Count + 1]));
    }

    [Fact]
    public void Nothing_is_allocated_for_a_response()
    {
        var instrument = MadeRelease.Library.Instruments.Single(one => one.Id == "student-upper");
        var tally = new AnswerTally(new AnswerLayout(instrument), [new(1, 1)]);
        var rows = Enumerable.Repeat((byte)1, instrument.Items.Count * 1000).ToArray();
        tally.Add(0, rows);
        var before = GC.GetAllocatedBytesForCurrentThread();

        tally.Add(0, rows);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void AssertAlike(Linearised? people, Linearised? counts)
    {
        Assert.Equal(people is null, counts is null);
        if (people is null || counts is null)
        {
            return;
        }

        Assert.Equal(people.Count, counts.Count);
        Assert.Equal(people.DegreesOfFreedom, counts.DegreesOfFreedom);
        Assert.Equal(people.Value, counts.Value, 1e-12 * Math.Max(1, people.Value));
        Assert.Equal(people.Variance(), counts.Variance(), 1e-12 * Math.Max(1, people.Variance()));
        Assert.Equal(people.Psus.Count, counts.Psus.Count);
    }

    /// <summary>A school of seven classes over two grades, with blanks, drawn with a fixed seed.</summary>
    private static Made Answered(string survey, bool weighted)
    {
        var instrument = MadeRelease.Library.Instruments.Single(one => one.Id == survey);
        var random = new Random(20261121);
        var people = Enumerable.Range(0, 150).Select(_ => new Person(
            random.Next(7), random.Next(6, 8), weighted ? 1 + (random.Next(3) / 2.0) : 1,
            [.. instrument.Items.Select(item => random.Next(5) == 0 ? (byte)0 : (byte)item.Options[random.Next(item.Options.Count)].Code)])).ToList();
        var layout = new AnswerLayout(instrument);
        var blocks = people.GroupBy(person => new TallyBlock(1, person.Psu, person.Group, person.Weight)).ToList();
        var tally = new AnswerTally(layout, [.. blocks.Select(block => block.Key)]);
        foreach (var (block, position) in blocks.Select((block, position) => (block, position)))
        {
            tally.Add(position, block.SelectMany(person => person.Answers).ToArray());
        }

        return new(instrument, layout, tally, people);
    }

    private sealed record Person(int Psu, int Group, double Weight, byte[] Answers);

    private sealed record Made(Instrument Instrument, AnswerLayout Layout, AnswerTally Tally, IReadOnlyList<Person> People)
    {
        public IReadOnlyList<Observation> Observe(Func<Person, double?> value) =>
            [.. People.Select(person => new Observation(value(person), person.Weight, person.Psu, 1))];
    }
}
