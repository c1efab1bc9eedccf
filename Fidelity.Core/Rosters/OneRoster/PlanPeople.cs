namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>People of a set, what is said about them, and what they are where.</summary>
internal static class PlanPeople
{
    private static readonly string[] RaceColumns =
        ["americanIndianOrAlaskaNative", "asian", "blackOrAfricanAmerican", "nativeHawaiianOrOtherPacificIslander", "white"];

    public static void Lay(RosterDraft draft, RosterFiles files, OrganizationTree tree, DateOnly today)
    {
        var users = files.Find(OneRosterTables.Users);
        LayUsers(draft, users);
        LayDemographics(draft, files.Find(OneRosterTables.Demographics));
        PlanMemberships.Lay(draft, files, tree, today);
        KeepGradesOfStudents(draft);
        WarnOfSeveralGrades(draft, users, files.Problems);
    }

    private static void LayUsers(RosterDraft draft, RosterFile? file)
    {
        if (file is null)
        {
            return;
        }

        var (given, family, email) = (file.Column("givenName"), file.Column("familyName"), file.Column("email"));
        var (grades, enabled) = (file.Column("grades"), file.Column("enabledUser"));
        draft.Lay(draft.People, file, (row, before) => new PersonState(
            before?.SourcedId ?? row.SourcedId,
            row[given],
            row[family],
            CellRules.Email(row[email]),
            Grades.First(row[grades]),
            before?.Sex,
            before?.RaceEthnicity,
            // A user who is switched off in the school's system is not there to be surveyed.
            IsActive: CellRules.Truth(row[enabled]) ?? true));
    }

    private static void LayDemographics(RosterDraft draft, RosterFile? file)
    {
        if (file is null)
        {
            return;
        }

        if (file.IsBulk)
        {
            Forget(draft.People, [.. draft.People.Values.Where(person => person.Sex is not null || person.RaceEthnicity is not null)]);
        }

        var sex = file.Column("sex");
        foreach (var row in file.Rows)
        {
            if (!draft.People.TryGetValue(row.SourcedId, out var person))
            {
                continue;
            }

            draft.People[row.SourcedId] = row.IsEnded
                ? person with { Sex = null, RaceEthnicity = null }
                : person with { Sex = Words.Sex(row[sex]), RaceEthnicity = RaceEthnicity(file, row) };
        }
    }

    private static void Forget(Dictionary<string, PersonState> people, List<PersonState> described)
    {
        foreach (var person in described)
        {
            people[person.SourcedId] = person with { Sex = null, RaceEthnicity = null };
        }
    }

    private static string? RaceEthnicity(RosterFile file, RosterRow row)
    {
        bool Says(string column) => CellRules.Truth(row[file.Column(column)]) ?? false;

        return Words.RaceEthnicity(
            Says("hispanicOrLatinoEthnicity"), Says("demographicRaceTwoOrMoreRaces"), [.. RaceColumns.Where(Says)]);
    }

    /// <summary>
    /// A grade is a student's. Of somebody whose role is not known yet it is kept: the role may come with a later delta set, which
    /// need not bring the person again.
    /// </summary>
    private static void KeepGradesOfStudents(RosterDraft draft)
    {
        var students = new HashSet<string>(RosterSnapshot.Keys);
        var others = new HashSet<string>(RosterSnapshot.Keys);
        foreach (var row in draft.Memberships.Values.Where(row => row.IsActive))
        {
            (row.Key.Role == RosterRole.Student ? students : others).Add(row.Key.Person);
        }

        others.ExceptWith(students);
        foreach (var key in others)
        {
            if (draft.People[key] is { Grade: not null } person)
            {
                draft.People[key] = person with { Grade = null };
            }
        }
    }

    private static void WarnOfSeveralGrades(RosterDraft draft, RosterFile? file, RosterProblems problems)
    {
        if (file is null)
        {
            return;
        }

        var grades = file.Column("grades");
        foreach (var row in file.Rows.Where(row => row[grades].Contains(',', StringComparison.Ordinal)))
        {
            if (draft.People.GetValueOrDefault(row.SourcedId) is { IsActive: true, Grade: not null })
            {
                problems.Add(RosterRules.GradeIsOne, file.Name, row.Line, "grades", row[grades]);
            }
        }
    }
}
