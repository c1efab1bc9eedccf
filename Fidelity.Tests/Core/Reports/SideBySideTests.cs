using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Rosters;
using Fidelity.Core.Scoring;
using Xunit;

namespace Fidelity.Tests.Core.Reports;

public sealed class SideBySideTests
{
    // Ids are the database's; without one all schools would be the same.
    private static readonly Organization Ash = School(1, "Ash");
    private static readonly Organization Birch = School(2, "Birch");
    private static readonly Organization Cedar = School(3, "Cedar");

    private static readonly Framework Framework = new(
        "1", Text("Framework"), [Practice("first", 1), Practice("second", 2)],
        new LevelThresholds(30, 50, 70, Text(""), ""), new Dictionary<RespondentRole, ResponseGate>(), "");

    [Fact]
    public void The_practice_that_most_schools_firmly_fall_short_of_stands_first()
    {
        var table = Of(
            null,
            Score(Ash, "first", 60, 50, 75), Score(Birch, "first", 80, 75, 85), Score(Cedar, "first", 60, 50, 69),
            Score(Ash, "second", 40, 30, 50), Score(Birch, "second", 40, 30, 50), Score(Cedar, "second", 40, 30, 50, count: 5));

        Assert.Equal(["second", "first"], table.Practices.Select(practice => practice.Practice.Id));
        Assert.Equal((2, 0, 0, 1), Counts(table.Practices[0]));
        Assert.Equal((1, 1, 1, 0), Counts(table.Practices[1]));
    }

    [Fact]
    public void Schools_are_ordered_by_a_practice_lowest_first_and_those_without_a_figure_last()
    {
        var table = Of("first", Score(Ash, "first", 60, 50, 70), Score(Birch, "first", 5, 1, 9, count: 4), Score(Cedar, "first", 30, 20, 40));

        Assert.Equal(["Cedar", "Ash", "Birch"], table.Schools.Select(row => row.School.Name));
        Assert.Equal("Too few people", table.Schools[2].Practices["first"].Score.Text);
        Assert.Null(table.Schools[2].Practices["first"].Level);
    }

    [Fact]
    public void A_disagreement_is_listed_only_when_its_interval_excludes_zero()
    {
        var table = Of(null, Gap(Ash, "first", 12, 4, 20), Gap(Birch, "first", 12, -2, 26), Gap(Cedar, "second", -25, -40, -10));

        Assert.Equal(["Cedar", "Ash"], table.Disagreements.Select(one => one.School.Name));
    }

    [Fact]
    public void The_program_counts_the_schools_in_place_firmly_and_near_the_line()
    {
        // Degrees of freedom 20, so a 90 % interval reaches 1.725 standard errors of 5.
        var program = Of(null, Score(Ash, "first", 80, 70, 90), Score(Birch, "first", 72, 62, 82), Score(Cedar, "first", 66, 56, 76)).Program.Single(one => one.Practice.Id == "first");

        Assert.Equal((70, FidelityLevel.InPlace, AboveSchool.SchoolsLikeThese), (program.Threshold, program.Level, program.Question));
        Assert.Equal((2, 1, 0, 1, 1), (program.AtOrAbove, program.Firm, program.LeftOut, program.WouldLeave, program.WouldJoin));
        Assert.Equal(200.0 / 3, program.Share!.Value, 1e-9);
    }

    [Fact]
    public void A_school_is_left_out_when_a_role_that_the_score_needs_failed_its_gate()
    {
        CandidateCell[] cells = [Score(Ash, "first", 80, 70, 90), Score(Birch, "first", 80, 70, 90), Score(Cedar, "first", 80, 70, 90)];

        Assert.Equal(0, Program([.. cells, Rate(Ash, 30)]).LeftOut);
        Assert.Equal((2, 1), (Program([.. cells, Rate(Ash, 29)]).AtOrAbove, Program([.. cells, Rate(Ash, 29)]).LeftOut));
        Assert.Equal(1, Program([.. cells[..2]]).LeftOut);

        static ProgramFidelity Program(IReadOnlyList<CandidateCell> cells) => SideBySide.Of(
            Framework with
            {
                Dimensions = [Practice("first", 1) with { RoleWeights = new Dictionary<RespondentRole, double> { [RespondentRole.Teacher] = 1 } }],
                Gates = new Dictionary<RespondentRole, ResponseGate> { [RespondentRole.Teacher] = new(0.5, 10) },
            },
            [Ash, Birch, Cedar], Disclosure.Protect(cells, DisclosureRules.Default), null).Program[0];
    }

    [Fact]
    public void Schools_are_ranked_among_their_peers_from_twenty_of_a_level_up()
    {
        Assert.Equal(PeerNormState.TooFewSchools, Peers(19)[0].Peers.State);
        Assert.Null(Peers(19)[0].Peers.Percentile);
        Assert.Equal((2.5, 20), (Peers(20)[0].Peers.Percentile, Peers(20)[0].Peers.Schools));

        static IReadOnlyList<SchoolBeside> Peers(int count)
        {
            var schools = Enumerable.Range(1, count).Select(number => School(number, $"School {number:00}")).ToList();
            schools.ForEach(school => school.Locate("America/New_York", SchoolLevel.Middle));
            return SideBySide.Of(
                Framework, schools,
                Disclosure.Protect([.. schools.Select((school, position) => Score(school, "", 30 + position, 20, 60) with { Address = new CellAddress(school.Id, Measure.FidelityIndex) })], DisclosureRules.Default),
                null).Schools;
        }
    }

    private static CandidateCell Rate(Organization school, int answered) =>
        new(new CellAddress(school.Id, Measure.ResponseRate, RespondentRole.Teacher, "teacher")) { Value = answered / 0.6, Count = answered, Eligible = 60 };

    private static SideBySide Of(string? order, params CandidateCell[] cells) =>
        SideBySide.Of(Framework, [Ash, Birch, Cedar], Disclosure.Protect(cells, DisclosureRules.Default), order);

    private static (int, int, int, int) Counts(PracticeAcross practice) =>
        (practice.FirmlyBelow, practice.Below, practice.AtTarget, practice.NotShown);

    private static CandidateCell Score(Organization school, string practice, double value, double low, double high, int count = 40) =>
        new(new CellAddress(school.Id, Measure.PracticeScore, Dimension: practice))
        {
            Value = value, Low = low, High = high, StandardError = 5, DegreesOfFreedom = 20, Count = count, Eligible = 60,
            Level = FidelityLevel.Partial, TargetGap = 70 - value,
        };

    private static CandidateCell Gap(Organization school, string practice, double value, double low, double high) =>
        new(new CellAddress(school.Id, Measure.PerceptionGap, Dimension: practice))
        {
            Value = value, Low = low, High = high, StandardError = 4, DegreesOfFreedom = 20, Count = 40, Eligible = 60,
        };

    private static Dimension Practice(string id, int number) =>
        new(id, DimensionKind.Practice, number, Text(id), Text(id), 1, false, 70, new Dictionary<RespondentRole, double>());

    private static LocalizedText Text(string text) => new(new Dictionary<string, string> { ["en"] = text });

    private static Organization School(long id, string name)
    {
        var school = new Organization($"school-{id}", OrganizationKind.School, name);
        typeof(Organization).GetProperty(nameof(Organization.Id))!.SetValue(school, new OrganizationId(id));
        return school;
    }
}
