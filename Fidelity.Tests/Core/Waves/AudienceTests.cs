using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Tests.Core.Responses;
using Xunit;

namespace Fidelity.Tests.Core.Waves;

public sealed class AudienceTests
{
    private static readonly OrganizationId North = new(1);
    private static readonly OrganizationId South = new(2);

    [Fact]
    public void A_student_is_asked_once_through_the_homeroom_whatever_other_classes_say()
    {
        var student = Student(4, (North, RosterRole.Student)) with
        {
            Places = [Place(North, 1), Place(North, 2, isPrimary: true), Place(North, 3, isHomeroom: true)],
        };

        var invitee = Assert.Single(Ask(student));

        Assert.Equal(new ClassId(3), invitee.Class);
        Assert.Equal("small-student/1.0", invitee.Instrument.Key);
        Assert.Equal(4, invitee.Grade);
    }

    [Fact]
    public void Without_a_homeroom_the_primary_class_counts_and_without_that_the_lowest_number()
    {
        var withPrimary = Student(4, (North, RosterRole.Student)) with { Places = [Place(North, 1), Place(North, 2, isPrimary: true)] };
        var without = Student(4, (North, RosterRole.Student)) with { Places = [Place(North, 9), Place(North, 7)] };

        Assert.Equal(new ClassId(2), Assert.Single(Ask(withPrimary)).Class);
        Assert.Equal(new ClassId(7), Assert.Single(Ask(without)).Class);
    }

    [Fact]
    public void A_student_of_two_schools_is_asked_through_the_school_of_the_homeroom()
    {
        var student = Student(5, (North, RosterRole.Student), (South, RosterRole.Student)) with
        {
            Places = [Place(North, 1), Place(South, 2, isHomeroom: true)],
        };

        var invitee = Assert.Single(Ask(student));

        Assert.Equal(South, invitee.School);
        Assert.Equal(new ClassId(2), invitee.Class);
    }

    [Fact]
    public void A_student_without_a_class_is_asked_through_the_school()
    {
        var invitee = Assert.Single(Ask(Student(3, (South, RosterRole.Student), (North, RosterRole.Student))));

        Assert.Equal(North, invitee.School);
        Assert.Null(invitee.Class);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(null)]
    public void A_student_outside_every_grade_band_is_not_asked(int? grade)
    {
        Assert.Empty(Ask(Student(grade, (North, RosterRole.Student))));
    }

    [Fact]
    public void A_principal_who_also_teaches_is_asked_once_as_principal()
    {
        var principal = Student(null, (North, RosterRole.Teacher), (North, RosterRole.Principal));

        Assert.Equal("small-principal/1.0", Assert.Single(Ask(principal)).Instrument.Key);
    }

    [Fact]
    public void A_teachers_class_is_not_kept()
    {
        var teacher = Student(null, (North, RosterRole.Teacher)) with
        {
            Places = [new RosterPlace(North, new ClassId(1), RosterRole.Teacher, true, true)],
        };

        Assert.Null(Assert.Single(Ask(teacher)).Class);
    }

    private static RosterPerson Student(int? grade, params (OrganizationId, RosterRole)[] schools) => new(new PersonId(1), grade, schools, []);

    private static RosterPlace Place(OrganizationId school, long number, bool isHomeroom = false, bool isPrimary = false) =>
        new(school, new ClassId(number), RosterRole.Student, isHomeroom, isPrimary);

    private static IReadOnlyList<Invitee> Ask(params RosterPerson[] people) => Audience.Of(SmallInstruments.Library.Instruments, people);
}
