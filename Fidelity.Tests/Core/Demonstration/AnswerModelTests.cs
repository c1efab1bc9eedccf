using Fidelity.Core.Demonstration;
using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring.Statistics;
using Fidelity.Data.Instruments;
using Xunit;

namespace Fidelity.Tests.Core.Demonstration;

public sealed class AnswerModelTests
{
    private static readonly InstrumentLibrary Library =
        ((InstrumentsLoaded)LoadInstruments.Read(InstrumentFiles.Locate()!)).Library;

    [Fact]
    public void The_same_seed_draws_the_same_answers_and_another_seed_draws_others()
    {
        var instrument = Library.Newest.Single(one => one.Id == "student-upper");

        var first = new AnswerModel(1).Draw(instrument, "school", "class", "student");

        Assert.Equal(first, new AnswerModel(1).Draw(instrument, "school", "class", "student"));
        Assert.NotEqual(first, new AnswerModel(2).Draw(instrument, "school", "class", "student"));
    }

    [Fact]
    public void Every_drawn_code_is_an_option_of_its_item_and_a_few_are_left_out()
    {
        foreach (var instrument in Library.Instruments)
        {
            var drawn = Enumerable.Range(0, 200).SelectMany(person =>
                new AnswerModel(1).Draw(instrument, "school", "class", $"person {person}").Zip(instrument.Items)).ToList();

            Assert.All(drawn.Where(pair => pair.First != 0), pair => Assert.True(pair.Second.Accepts(pair.First)));
            Assert.InRange(drawn.Count(pair => pair.First == 0) / (double)drawn.Count, 0.01, 0.10);
        }
    }

    [Fact]
    public void Normal_draws_have_the_mean_and_spread_asked_for()
    {
        var random = new SeededRandom(1, "normal");

        var draws = Enumerable.Range(0, 20000).Select(_ => random.Normal(2)).ToList();

        Assert.InRange(draws.Average(), -0.06, 0.06);
        Assert.InRange(Math.Sqrt(draws.Average(draw => draw * draw)), 1.95, 2.05);
    }

    [Fact]
    public void The_district_has_a_very_small_school_and_one_with_a_low_response()
    {
        var district = SchoolPlan.District(12, 1);

        Assert.Equal(12, district.Select(school => school.SourcedId).Distinct().Count());
        Assert.Contains(district, school => school.Teachers == 3);
        Assert.Contains(district, school => school.StudentRate < 0.5);
    }
}
