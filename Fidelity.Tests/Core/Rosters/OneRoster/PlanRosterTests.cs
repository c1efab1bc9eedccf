using System.Globalization;
using Fidelity.Core.Rosters;
using Fidelity.Core.Rosters.OneRoster;
using Fidelity.Tests.Rosters;
using Xunit;

namespace Fidelity.Tests.Core.Rosters.OneRoster;

public sealed class PlanRosterTests
{
    [Fact]
    public async Task In_1_1_an_administrator_of_a_school_is_its_principal_and_one_of_a_district_is_not()
    {
        var plan = await MadeSet.V11.PlanAsync();

        Assert.Contains(new MembershipState(new MembershipKey("p", "s", RosterRole.Principal), true), plan.Memberships.Adds);
        Assert.Contains(new MembershipState(new MembershipKey("o", "d", RosterRole.Administrator), true), plan.Memberships.Adds);
    }

    [Fact]
    public async Task A_user_may_be_at_several_schools()
    {
        var plan11 = await MadeSet.V11.PlanAsync();
        var plan12 = await MadeSet.V12.PlanAsync();

        Assert.Equal(["s", "s2"], Places(plan11, "t"));
        Assert.Equal(["lower", "upper"], Places(plan12, "p1"));
    }

    [Fact]
    public async Task Who_is_in_a_department_is_at_its_school()
    {
        var plan = await MadeSet.V12.PlanAsync();

        Assert.Equal(["upper"], Places(plan, "t2"));
        Assert.Equal("upper", plan.Classes.Adds.Single(row => row.SourcedId == "k3").Organization);
    }

    [Fact]
    public async Task A_role_that_ended_before_today_is_not_held()
    {
        var plan = await MadeSet.V12.PlanAsync();

        Assert.DoesNotContain(plan.Memberships.Adds, row => row.Key is { Person: "t2", Organization: "lower" });
    }

    [Fact]
    public async Task A_user_who_is_switched_off_is_not_imported_and_neither_are_the_enrollments()
    {
        var plan = await MadeSet.V12.PlanAsync();

        Assert.DoesNotContain(plan.People.Adds, row => row.SourcedId == "x6");
        Assert.DoesNotContain(plan.Enrollments.Adds, row => row.Person == "x6");
    }

    [Fact]
    public async Task Grades_are_read_for_students_and_left_out_where_unknown_or_not_a_students()
    {
        var plan = await MadeSet.V12.PlanAsync();
        var plan11 = await MadeSet.V11.PlanAsync();

        Assert.Equal([3, 0, 9, 10, null], plan.People.Adds.Where(row => row.SourcedId[0] == 'x').Select(row => row.Grade));
        Assert.Equal([6, 7, 8], plan11.People.Adds.Where(row => row.SourcedId[0] == 'x').Select(row => row.Grade));
        Assert.All(plan11.People.Adds.Where(row => row.SourcedId[0] != 'x'), row => Assert.Null(row.Grade));
    }

    [Fact]
    public async Task Demographics_become_one_group_a_person()
    {
        var plan = await MadeSet.V12.PlanAsync();

        Assert.Equal(
            [
                ("female", "asian"), ("male", "hispanicOrLatinoEthnicity"), (null, "demographicRaceTwoOrMoreRaces"), ("other", null),
                (null, null),
            ],
            plan.People.Adds.Where(row => row.SourcedId[0] == 'x').Select(row => (row.Sex, row.RaceEthnicity)));
    }

    [Fact]
    public async Task A_school_needs_no_district()
    {
        var plan = await MadeSet.V11.PlanAsync();

        Assert.Null(plan.Organizations.Adds.Single(row => row.SourcedId == "s2").Parent);
    }

    [Fact]
    public async Task What_lies_above_a_state_is_left_out()
    {
        var plan = await MadeSet.V12.PlanAsync();

        Assert.Null(plan.Organizations.Adds.Single(row => row.SourcedId == "state").Parent);
    }

    [Fact]
    public async Task A_district_that_is_deleted_hands_its_schools_to_the_state()
    {
        var before = await SnapshotOf(MadeSet.V12);

        var plan = await MadeSet.V12.Replacing("orgs.csv", "district,,", "district,tobedeleted,").PlanAsync(before);

        Assert.Equal(["district"], plan.Organizations.Ends.Select(row => row.SourcedId));
        Assert.Equal([("lower", "state"), ("upper", "state")], plan.Organizations.Changes.Select(row => (row.SourcedId, row.Parent)));
    }

    [Fact]
    public async Task A_school_that_is_deleted_takes_its_roles_classes_and_enrollments_with_it_and_no_person()
    {
        var before = await SnapshotOf(MadeSet.V12);
        var set = MadeSet.V12.AsDelta().With("orgs.csv", MadeSet.V12.Header("orgs.csv") + "upper,tobedeleted,,Upper School,school,U1,district\n");

        var plan = await set.PlanAsync(before);

        Assert.Equal([1, 0, 6, 2, 5, 0], plan.Counts().Select(count => count.Ends));
    }

    [Fact]
    public async Task In_a_1_1_delta_set_a_user_has_exactly_the_roles_of_the_row()
    {
        var before = await SnapshotOf(MadeSet.V11);
        var row = MadeSet.V11.Text("users.csv").Split('\n').Single(line => line.StartsWith("t,", StringComparison.Ordinal));
        var set = MadeSet.V11.AsDelta().With("users.csv", MadeSet.V11.Header("users.csv")
            + row.Replace("t,,", "t,active,", StringComparison.Ordinal).Replace("\"s,s2\",teacher", "s2,aide", StringComparison.Ordinal));

        var plan = await set.PlanAsync(before);

        Assert.Equal([new MembershipKey("t", "s2", RosterRole.Aide)], plan.Memberships.Adds.Select(one => one.Key));
        Assert.Equal(["s", "s2"], plan.Memberships.Ends.Select(one => one.Key.Organization).Order());
    }

    [Fact]
    public async Task In_a_1_2_delta_set_a_role_is_given_and_taken_by_its_own_row()
    {
        var before = await SnapshotOf(MadeSet.V12);
        var set = MadeSet.V12.AsDelta().With("roles.csv", MadeSet.V12.Header("roles.csv")
            + "r4,tobedeleted,,t1,secondary,teacher,,,upper,\nr20,active,,a1,secondary,aide,,,upper,\n");

        var plan = await set.PlanAsync(before);

        Assert.Equal([new MembershipKey("a1", "upper", RosterRole.Aide)], plan.Memberships.Adds.Select(one => one.Key));
        Assert.Equal([new MembershipKey("t1", "upper", RosterRole.Teacher)], plan.Memberships.Ends.Select(one => one.Key));
    }

    [Fact]
    public async Task In_a_1_2_delta_set_a_role_whose_end_has_passed_is_taken_unless_another_row_gives_it_again()
    {
        var before = await SnapshotOf(MadeSet.V12);
        var set = MadeSet.V12.AsDelta().With("roles.csv", MadeSet.V12.Header("roles.csv")
            + "r3,active,,t1,primary,teacher,,2026-09-30,lower,\nr4,active,,t1,secondary,teacher,,2026-09-30,upper,\n"
            + "r30,active,,t1,secondary,teacher,2026-10-01,,upper,\n");

        var plan = await set.PlanAsync(before);

        Assert.Empty(plan.Memberships.Adds);
        Assert.Equal(["lower"], plan.Memberships.Ends.Select(one => one.Key.Organization));
    }

    [Fact]
    public async Task A_delta_set_may_name_what_is_on_the_roster_already()
    {
        var set = MadeSet.V12.AsDelta().With("enrollments.csv", MadeSet.V12.Header("enrollments.csv") + "e20,active,,k1,lower,x3,student,,,\n");

        var first = await set.PlanAsync();
        var second = await set.PlanAsync(await SnapshotOf(MadeSet.V12));

        Assert.Equal(["ROS-031", "ROS-031"], first.Problems.Select(problem => problem.Code));
        Assert.Equal(["e20"], second.Enrollments.Adds.Select(row => row.SourcedId));
    }

    [Fact]
    public async Task Keys_that_differ_in_case_are_one_key()
    {
        var before = await SnapshotOf(MadeSet.V12);

        var plan = await MadeSet.V12.Replacing("roles.csv", "t1,primary", "T1,primary").Replacing("users.csv", "t1,,", "T1,,").PlanAsync(before);

        Assert.True(plan.IsEmpty, string.Join('\n', plan.Describe()));
    }

    [Fact]
    public async Task A_set_that_ends_much_of_the_roster_is_pointed_out()
    {
        var lines = Enumerable.Range(0, 100).Select(number => string.Create(CultureInfo.InvariantCulture, $"e1{number:000},,,k1,lower,x1,student,,,"));
        var before = await SnapshotOf(MadeSet.V12.Adding("enrollments.csv", [.. lines]));

        var plan = await MadeSet.V12.PlanAsync(before);

        var warning = Assert.Single(plan.Warnings, warning => warning.Code == "ROS-117");
        Assert.Contains("100 of 109 active enrollments", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_told_without_naming_anybody()
    {
        var lines = (await MadeSet.V12.PlanAsync()).Describe();

        Assert.Equal("  people             add      11   change       0   end       0", lines[2]);
        Assert.DoesNotContain(lines, line => line.Contains("Teacher", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Places(RosterPlan plan, string person) =>
        plan.Memberships.Adds.Where(row => row.Key.Person == person).Select(row => row.Key.Organization);

    private static async Task<RosterSnapshot> SnapshotOf(MadeSet set)
    {
        var plan = await set.PlanAsync();
        Assert.Empty(plan.Problems);
        return RosterSnapshot.Of(
            plan.Organizations.Adds, plan.People.Adds, plan.Memberships.Adds, plan.Classes.Adds, plan.Enrollments.Adds, plan.Sessions.Adds);
    }
}
