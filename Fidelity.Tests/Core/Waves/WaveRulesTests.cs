using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Xunit;

namespace Fidelity.Tests.Core.Waves;

public sealed class WaveRulesTests
{
    private static readonly DateTime Now = TestClock.SomeMonday;

    private static readonly WavePlan Good = new(
        "Fall 2026", Now, Now.AddDays(14), "America/Chicago", ["small-student/1.0"], ["en"], [new OrganizationId(1)]);

    /// <summary>A question of it is about a protected area.</summary>
    private static readonly WavePlan Asking = Good with { Instruments = [SensitiveInstrument.Key] };

    private static readonly DateOnly Opening = new(2026, 10, 5);

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
        ("WAV-031", Asking with { Settings = new(OptOutBy: Opening) }),
        ("WAV-032", Asking with { Settings = new(NoticeOn: Opening.AddDays(1 - NoticeRules.LeadDays), OptOutBy: Opening) }),
        ("WAV-033", Asking with { Settings = new(NoticeOn: Opening.AddDays(-NoticeRules.LeadDays)) }),
        ("WAV-034", Asking with { Settings = new(NoticeOn: Opening.AddDays(-NoticeRules.LeadDays), OptOutBy: Opening.AddDays(1)) }),
    ];

    [Fact]
    public void A_plan_that_keeps_every_rule_has_no_problem()
    {
        Assert.Empty(WaveRules.Check(Good, Now, SensitiveInstrument.Library));
        Assert.Empty(WaveRules.Check(Good with { ClosesAt = Now.AddDays(WaveRules.LongestWindowDays) }, Now, SensitiveInstrument.Library));
    }

    [Fact]
    public void Parents_who_were_told_in_time_and_could_say_no_until_the_opening_are_enough()
    {
        var told = Opening.AddDays(-NoticeRules.LeadDays);

        Assert.Empty(Check(new(NoticeOn: told, OptOutBy: Opening)));
        Assert.Equal(["WAV-031", "WAV-033"], Check(new()));
        Assert.Equal(["WAV-034"], Check(new(NoticeOn: told, OptOutBy: told)));

        static IEnumerable<string> Check(WaveSettings settings) =>
            WaveRules.Check(Asking with { Settings = settings }, Now, SensitiveInstrument.Library).Select(problem => problem.Code);
    }

    [Fact]
    public void Where_no_question_is_protected_the_dates_may_be_left_out_and_must_make_sense_when_given()
    {
        Assert.Empty(Check(new(NoticeOn: Opening.AddDays(-1), OptOutBy: Opening)));
        Assert.Equal(["WAV-032", "WAV-034"], Check(new(NoticeOn: Opening.AddDays(1), OptOutBy: Opening)));

        static IEnumerable<string> Check(WaveSettings settings) =>
            WaveRules.Check(Good with { Settings = settings }, Now, SensitiveInstrument.Library).Select(problem => problem.Code);
    }

    [Fact]
    public void Every_rule_has_an_example_that_breaks_it()
    {
        Assert.Equal(WaveRules.Codes, Examples.Select(example => example.Code));
        Assert.All(Examples, example => Assert.Contains(
            example.Code, WaveRules.Check(example.Plan, Now, SensitiveInstrument.Library).Select(problem => problem.Code)));
    }
}
