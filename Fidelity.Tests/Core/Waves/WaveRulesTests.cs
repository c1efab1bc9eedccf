using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Tests.Core.Responses;
using Xunit;

namespace Fidelity.Tests.Core.Waves;

public sealed class WaveRulesTests
{
    private static readonly DateTime Now = TestClock.SomeMonday;

    private static readonly WavePlan Good = new(
        "Fall 2026", Now, Now.AddDays(14), "America/Chicago", ["small-student/1.0"], ["en"], [new OrganizationId(1)]);

    /// <summary>One example of each code; every other rule is kept.</summary>
    private static readonly (string Code, WavePlan Plan)[] Examples =
    [
        ("WAV-001", Good with { Name = " " }),
        ("WAV-002", Good with { ClosesAt = Now, OpensAt = Now.AddDays(1) }),
        ("WAV-003", Good with { OpensAt = Now.AddDays(-3), ClosesAt = Now }),
        ("WAV-004", Good with { ClosesAt = Now.AddDays(WaveRules.LongestWindowDays).AddMinutes(1) }),
        ("WAV-005", Good with { Schools = [] }),
        ("WAV-006", Good with { Instruments = [] }),
        ("WAV-007", Good with { Instruments = ["small-student/9.9"] }),
        ("WAV-008", Good with { Languages = [] }),
        ("WAV-009", Good with { Languages = ["en", "fr"] }),
        ("WAV-010", Good with { Settings = new(MostReminders: WaveRules.MostReminders + 1) }),
        ("WAV-011", Good with { TimeZone = "Central" }),
    ];

    [Fact]
    public void A_plan_that_keeps_every_rule_has_no_problem()
    {
        Assert.Empty(WaveRules.Check(Good, Now, SmallInstruments.Library));
        Assert.Empty(WaveRules.Check(Good with { ClosesAt = Now.AddDays(WaveRules.LongestWindowDays) }, Now, SmallInstruments.Library));
    }

    [Fact]
    public void Every_rule_has_an_example_that_breaks_it()
    {
        Assert.Equal(WaveRules.Codes, Examples.Select(example => example.Code));
        Assert.All(Examples, example => Assert.Contains(
            example.Code, WaveRules.Check(example.Plan, Now, SmallInstruments.Library).Select(problem => problem.Code)));
    }
}
