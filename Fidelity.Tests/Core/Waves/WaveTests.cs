using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Xunit;

namespace Fidelity.Tests.Core.Waves;

public sealed class WaveTests
{
    private static readonly DateTime Opens = TestClock.SomeMonday;
    private static readonly DateTime Closes = Opens.AddDays(14);

    [Fact]
    public void An_open_wave_takes_answers_from_its_opening_until_just_before_its_closing()
    {
        var wave = Plan();
        Assert.False(wave.TakesAnswersAt(Opens));
        wave.Open();

        Assert.False(wave.TakesAnswersAt(Opens.AddTicks(-1)));
        Assert.True(wave.TakesAnswersAt(Opens));
        Assert.True(wave.TakesAnswersAt(Closes.AddTicks(-1)));
        Assert.False(wave.TakesAnswersAt(Closes));
    }

    [Fact]
    public void A_wave_that_is_closed_takes_no_more_answers_and_cannot_be_opened_again()
    {
        var wave = Plan();
        wave.Open();
        wave.Close();

        Assert.False(wave.TakesAnswersAt(Opens));
        Assert.Throws<InvalidOperationException>(wave.Open);
    }

    [Fact]
    public void A_wave_whose_window_was_slept_through_is_closed_and_not_opened()
    {
        var wave = Plan();

        Assert.False(wave.IsDueToOpen(Closes));
        Assert.True(wave.IsDueToClose(Closes));
        wave.Close();
        Assert.Equal(WaveState.Closed, wave.State);
    }

    private static Wave Plan() => Wave.Plan(
        new WavePlan("Fall", Opens, Closes, "America/Chicago", ["small-student/1.0"], ["en"], [new OrganizationId(1)]));
}
