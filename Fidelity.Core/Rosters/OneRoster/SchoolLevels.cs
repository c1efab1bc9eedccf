namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>
/// A school's level from the grades of its students, by the rule of NCES' Common Core of Data: elementary begins at grade 3 or below
/// and ends at 8 or below; middle begins at 4 to 7 and ends at 9 or below; high begins at 7 or above; everything else is combined.
/// (The Common Core asks a high school to reach grade 12; a ninth-grade academy is a high school here.)
/// </summary>
public static class SchoolLevels
{
    /// <summary>Grades with a smaller share of the students than this are taken for slips: one wrong cell does not make a school combined.</summary>
    public const double SmallestShare = 0.02;

    /// <summary>Null where no grade from before kindergarten to 12 is known.</summary>
    public static SchoolLevel? Of(IReadOnlyCollection<int> gradesOfStudents)
    {
        var grades = gradesOfStudents.Where(grade => grade <= 12).ToList();
        var offered = grades.GroupBy(grade => grade)
            .Where(group => group.Count() >= SmallestShare * grades.Count)
            .Select(group => group.Key)
            .ToList();
        return offered.Count == 0 ? null : Of(offered.Min(), offered.Max());
    }

    private static SchoolLevel Of(int lowest, int highest) => (lowest, highest) switch
    {
        ( <= 3, <= 8) => SchoolLevel.Elementary,
        ( >= 4 and <= 7, <= 9) => SchoolLevel.Middle,
        ( >= 7, _) => SchoolLevel.High,
        _ => SchoolLevel.Combined,
    };
}
