using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;
using Fidelity.Core.Waves;
using Xunit;

namespace Fidelity.Tests.Core.Releases;

/// <summary>
/// Figures of a made school, small enough to be worked out by hand: 20 students in 4 classes of 5 and 12 teachers; one practice with two
/// items of five options (the second reversed).
/// </summary>
public sealed class SchoolCellsTests
{
    private static readonly OrganizationId School = new(7);

    private static readonly Framework OneWeighedPractice = new(
        "1.0", Text("Framework"),
        [new Dimension("choice", DimensionKind.Practice, 1, Text("Choice"), Text("Students choose"), 1, false, 70,
            new Dictionary<RespondentRole, double> { [RespondentRole.Teacher] = 1, [RespondentRole.Student] = 1, [RespondentRole.Principal] = 1 })],
        new LevelThresholds(25, 50, 70, Text("convention"), "source"),
        new Dictionary<RespondentRole, ResponseGate>
        {
            [RespondentRole.Teacher] = new(0.5, 10),
            [RespondentRole.Student] = new(0.5, 10),
            [RespondentRole.Principal] = new(0.5, 1),
        },
        "hash");

    private static readonly Instrument Students = Survey("student-upper", RespondentRole.Student, 6, 12);

    private static readonly Instrument Teachers = Survey("teacher", RespondentRole.Teacher, null, null);

    private static readonly Instrument Principals = Survey("principal", RespondentRole.Principal, null, null);

    [Fact]
    public void The_percent_favorable_is_the_share_of_those_who_answered_the_item()
    {
        var cells = Compute([.. Class(1, 4, 5, 3, 2, 0)], eligible: 20);

        var favorable = Cell(cells, Measure.ItemFavorable, "student-upper", "student-upper-1");
        Assert.Equal((50.0, 4), (favorable.Value, favorable.Count));
    }

    [Fact]
    public void Nonresponse_bounds_take_everyone_who_did_not_answer_as_unfavorable_or_favorable()
    {
        var cells = Compute([.. Class(1, 4, 4, 1, 1), .. Class(2, 5, 5, 5, 1)], eligible: 16);

        var favorable = Cell(cells, Measure.ItemFavorable, "student-upper", "student-upper-1");
        Assert.Equal(100.0 * 5 / 16, favorable.NonresponseLow!.Value, 9);
        Assert.Equal(100.0 * 13 / 16, favorable.NonresponseHigh!.Value, 9);
    }

    [Fact]
    public void The_options_of_an_item_add_up_to_a_hundred()
    {
        var cells = Compute([.. Class(1, 4, 5, 3, 2, 1), .. Class(2, 4, 4, 4, 2, 1)], eligible: 20);

        var options = cells.Where(cell => cell.Address is { Measure: Measure.ItemOption, Item: "student-upper-1" }).ToList();
        Assert.Equal([20.0, 20, 10, 40, 10], options.Select(cell => cell.Value!.Value));
    }

    [Fact]
    public void Classes_are_the_sampling_units_so_answers_alike_within_a_class_widen_the_interval()
    {
        var alike = Compute([.. Class(1, 5, 5, 5, 5, 5), .. Class(2, 5, 5, 5, 5, 5), .. Class(3, 1, 1, 1, 1, 1), .. Class(4, 1, 1, 1, 1, 1)], 20);
        var mixed = Compute([.. Class(1, 5, 1, 5, 1, 5), .. Class(2, 1, 5, 1, 5, 1), .. Class(3, 5, 1, 5, 1, 5), .. Class(4, 1, 5, 1, 5, 1)], 20);

        // By hand for the first: p = .5, z of each class = ±5·.5/20 = ±.125, v = 4/3 · 4 · .125² = 1/12.
        var clustered = Cell(alike, Measure.ItemFavorable, "student-upper", "student-upper-1");
        Assert.Equal(100 * Math.Sqrt(1.0 / 12), clustered.StandardError!.Value, 9);
        Assert.Equal(3, clustered.DegreesOfFreedom);
        Assert.True(clustered.StandardError > Cell(mixed, Measure.ItemFavorable, "student-upper", "student-upper-1").StandardError);
    }

    [Fact]
    public void A_practice_score_weighs_the_roles_as_the_framework_says_and_names_those_missing()
    {
        var students = Enumerable.Range(1, 4).SelectMany(number => Class(number, 4, 4, 4, 4, 4));
        var teachers = Enumerable.Range(1, 12).Select(number => Response(Teachers, 100 + number, number % 2 == 0 ? 5 : 3));

        var cells = Compute([.. students, .. teachers], eligible: 20);

        // Students: all POMP 75 on item 1 and reversed item left out of the packed answers (see Class). Teachers: mean of 100 and 50.
        var score = cells.Single(cell => cell.Address.Measure == Measure.PracticeScore);
        Assert.Equal((75.0 + 75.0) / 2, score.Value!.Value, 9);
        Assert.Equal("principal", score.MissingRoles);
        Assert.Equal(70 - 75.0, score.TargetGap!.Value, 9);
        Assert.Equal(FidelityLevel.InPlace, score.Level);
        Assert.Equal(0.0, cells.Single(cell => cell.Address.Measure == Measure.PerceptionGap).Value!.Value, 9);
    }

    [Fact]
    public void A_role_below_its_gate_is_left_out_of_the_practice_score_and_flagged()
    {
        var students = Enumerable.Range(1, 2).SelectMany(number => Class(number, 4, 4, 4, 4, 4));
        var teachers = Enumerable.Range(1, 12).Select(number => Response(Teachers, 100 + number, 3));

        var cells = Compute([.. students, .. teachers], eligible: 50);

        var score = cells.Single(cell => cell.Address.Measure == Measure.PracticeScore);
        Assert.Equal(50, score.Value!.Value, 9);
        Assert.Equal("student,principal", score.MissingRoles);
        Assert.True(Cell(cells, Measure.ItemFavorable, "student-upper", "student-upper-1").Flags.HasFlag(CellFlags.LowResponse));
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "principal")]
    public void A_principal_enters_only_with_consent(bool consents, string missing)
    {
        var students = Enumerable.Range(1, 4).SelectMany(number => Class(number, 4, 4, 4, 4, 4));
        var teachers = Enumerable.Range(1, 12).Select(number => Response(Teachers, 100 + number, 3));
        var principal = Response(Principals, 999, 5, consents);

        var cells = Compute([.. students, .. teachers, principal], eligible: 20);

        Assert.Equal(missing, cells.Single(cell => cell.Address.Measure == Measure.PracticeScore).MissingRoles);
    }

    [Fact]
    public void Break_offs_are_not_counted()
    {
        var started = new Response(50, new WaveId(1), School, Students.Key, 6, 1, new DateOnly(2026, 10, 5), Completeness.BreakOff, false, [5, 0]);

        var cells = Compute([.. Class(1, 4, 4, 4, 4, 4), started], eligible: 20);

        Assert.Equal(5, Cell(cells, Measure.ItemFavorable, "student-upper", "student-upper-1").Count);
        Assert.Equal(25, Cell(cells, Measure.ResponseRate, "student-upper").Value);
    }

    [Fact]
    public void A_wave_that_nobody_answered_says_low_response_everywhere_and_no_number()
    {
        var released = Disclosure.Protect(Compute([], eligible: 20), DisclosureRules.Default);

        Assert.All(released.Where(cell => cell.Measure != Measure.ResponseRate && cell.Role != RespondentRole.Principal), cell =>
        {
            Assert.Equal(CellState.LowResponse, cell.State);
            Assert.Null(cell.Value);
        });
        Assert.Equal(0, released.Single(cell => cell is { Measure: Measure.ResponseRate, Instrument: "student-upper" }).Value);
    }

    [Fact]
    public void A_school_with_three_teachers_shows_nothing_of_them()
    {
        var teachers = Enumerable.Range(1, 3).Select(number => Response(Teachers, 100 + number, 3));
        var answers = new SchoolAnswers(School, null, [Teachers], new Dictionary<string, int> { [Teachers.Key] = 3 }, [.. teachers]);

        var released = Disclosure.Protect(SchoolCells.Of(answers, Library(), DisclosureRules.Default), DisclosureRules.Default);

        Assert.All(released, cell => Assert.Null(cell.Value));
        Assert.All(released.Where(cell => cell.Role == RespondentRole.Teacher), cell => Assert.Equal(CellState.SuppressedSmall, cell.State));
    }

    [Fact]
    public void A_published_figure_with_a_sample_is_tested_and_one_in_words_is_neither_subtracted_nor_tested()
    {
        Response[] answers = [.. Class(1, 5, 5, 5, 4, 4), .. Class(2, 5, 5, 4, 3, 4), .. Class(3, 5, 4, 4, 4, 1), .. Class(4, 4, 4, 4, 5, 5)];
        var exact = National("exact", 31) with { SampleSize = 20000 };
        var words = National("words", 50) with { Approximate = true, AsPublished = "about half" };

        var tested = Cell(Compute(answers, 20, exact), Measure.ItemFavorable, "student-upper", "student-upper-1").Baseline!;
        var shown = Cell(Compute(answers, 20, words), Measure.ItemFavorable, "student-upper", "student-upper-1").Baseline!;

        Assert.Equal(90 - 31.0, tested.Gap!.Value, 9);
        Assert.Equal(NationalVerdict.AboveNational, tested.Verdict);
        Assert.Equal((null, null, NationalVerdict.NotTested), (shown.Gap, shown.GapLow, shown.Verdict));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(62)]
    [InlineData(67)]
    [InlineData(70)]
    [InlineData(75)]
    [InlineData(97)]
    public void The_verdict_of_a_limit_does_not_tell_how_far_beyond_it_the_figure_lies(double nation)
    {
        // Of 20 people 18, 19 or all 20 are favorable: "at least 90 %" each time.
        var verdicts = Enumerable.Range(0, 3).Select(unfavorable => Cell(
            Compute([.. Class(1, 5, 5, 4, 4, unfavorable > 0 ? 2 : 4), .. Class(2, 5, 4, 5, 4, unfavorable > 1 ? 2 : 4), .. Class(3, 4, 4, 4, 5, 5), .. Class(4, 4, 5, 4, 5, 5)], 20, National("nation", nation) with { SampleSize = 20000 }),
            Measure.ItemFavorable, "student-upper", "student-upper-1")).ToList();

        Assert.Equal([100, 95, 90], verdicts.Select(cell => cell.Value!.Value));
        Assert.Single(verdicts.Select(cell => cell.Baseline!.Verdict).Distinct());
    }

    [Fact]
    public void The_same_answers_in_another_order_and_with_other_cluster_keys_give_the_same_hash()
    {
        Response[] answers = [.. Class(1, 5, 4, 3, 2, 1), .. Class(2, 5, 5, 3, 3, 1), .. Class(3, 2, 2, 3, 1, 1), .. Class(4, 4, 4, 4, 2, 5)];
        var shuffled = answers.Reverse().Select(response => new Response(
            response.Id * 31, response.WaveId, response.OrganizationId, response.Instrument, response.Grade,
            -response.ClusterKey * 7919, response.AnsweredOn, response.Completeness, response.Consents, response.Answers)).ToList();

        Assert.Equal(Hash(Compute(answers, 20)), Hash(Compute(shuffled, 20)));
        Assert.NotEqual(Hash(Compute(answers, 20)), Hash(Compute(answers, 21)));
    }

    private static string Hash(IReadOnlyList<CandidateCell> cells) =>
        ReleaseHash.OfCells(Disclosure.Protect(cells, DisclosureRules.Default));

    private static Baseline National(string id, double percent) => new(
        id, percent, false, RespondentRole.Student, "choice", ["student-upper-1"], "2022", "students", null, null,
        Representativeness.Probability, BaselineFit.SameConstruct, null, "quote", "title", "https://example.org", "");

    private static IReadOnlyList<CandidateCell> Compute(IReadOnlyList<Response> responses, int eligible, params Baseline[] baselines) => SchoolCells.Of(
        new SchoolAnswers(
            School, SchoolLevel.Middle, [Teachers, Students, Principals],
            new Dictionary<string, int> { [Students.Key] = eligible, [Teachers.Key] = 12, [Principals.Key] = 1 },
            responses),
        Library(baselines),
        DisclosureRules.Default);

    private static InstrumentLibrary Library(params Baseline[] baselines) =>
        new(OneWeighedPractice, [Students, Teachers, Principals], new BaselineSet("1", baselines, "hash"), []);

    private static CandidateCell Cell(IReadOnlyList<CandidateCell> cells, Measure measure, string instrument, string item = "") =>
        cells.Single(cell => cell.Address.Measure == measure && cell.Address.Instrument == instrument && cell.Address.Item == item);

    /// <summary>One class; each code answers item 1, and item 2 (reversed) is answered with its mirror image, so both say the same.</summary>
    private static IEnumerable<Response> Class(int number, params int[] codes) =>
        codes.Select((code, index) => Response(Students, (number * 10) + index, code, cluster: number));

    private static Response Response(Instrument instrument, long id, int code, bool consents = false, long? cluster = null) => new(
        id, new WaveId(1), School, instrument.Key, 6, cluster ?? id, new DateOnly(2026, 10, 5), Completeness.Complete, consents,
        [(byte)code, code == 0 ? (byte)0 : (byte)(6 - code)]);

    private static Instrument Survey(string id, RespondentRole role, int? lowest, int? highest)
    {
        AnswerOption[] options = [.. Enumerable.Range(1, 5).Select(code => new AnswerOption(code, Text($"option {code}")))];
        Item[] items =
        [
            new Item($"{id}-1", "choice", Text("I choose"), options, [4, 5], ItemDirection.HigherIsBetter, false, "none", 1),
            new Item($"{id}-2", "choice", Text("All do the same"), options, [1, 2], ItemDirection.HigherIsBetter, true, "none", 2),
        ];
        return new Instrument(
            id, "1.0", role, lowest, highest, 10, false, ["en"], Text(id), Text("Hello"),
            [new InstrumentPage("choice", Text("Choice"), null, items)], null, null, "hash");
    }

    private static LocalizedText Text(string english) => new(new Dictionary<string, string> { ["en"] = english });
}
