using System.Globalization;
using Fidelity.Core.Calendars;

namespace Fidelity.Core.Demonstration;

/// <summary>
/// The demonstration district as OneRoster 1.2 CSV files, by file name. Nobody in it exists: people are called by their role and a number.
/// </summary>
public static class DemonstrationRoster
{
    private const string Changed = "active,2026-08-01T00:00:00.000Z";

    public static IReadOnlyDictionary<string, string> Files(IReadOnlyList<SchoolPlan> schools, DemonstrationYear year) => new Dictionary<string, string>
    {
        ["manifest.csv"] = Manifest(),
        ["orgs.csv"] = Lines("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
            [$"demo-district,{Changed},Demonstration District,district,,", .. schools.Select(school => $"{school.SourcedId},{Changed},{school.Name},school,,demo-district")]),
        ["academicSessions.csv"] = Lines("sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
            [Session("demo-year", "School year", "schoolYear", "", year.BeginsOn, year.EndsOn), Session("demo-fall", "Fall term", "term", "demo-year", year.BeginsOn, year.FallEndsOn),
                Session("demo-spring", "Spring term", "term", "demo-year", year.SpringBeginsOn, year.EndsOn)]),
        ["courses.csv"] = Lines("sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
            [$"demo-homeroom,{Changed},demo-year,Homeroom,HR,,demo-district,,"]),
        ["classes.csv"] = Lines("sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
            schools.SelectMany(Classes).Select(one => $"{one.SourcedId},{Changed},{one.Title},{one.Grade:00},demo-homeroom,,homeroom,,{one.School.SourcedId},\"demo-fall,demo-spring\",,,")),
        ["users.csv"] = Lines("sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
            schools.SelectMany(People).Select(person =>
                $"{person.SourcedId},{Changed},true,{person.SourcedId},,{person.GivenName},{person.FamilyName},,,{person.Email},,,,{Grade(person.Grade)},,,,,,,{person.School.SourcedId},")),
        ["roles.csv"] = Lines("sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
            schools.SelectMany(People).Select(person => $"role-{person.SourcedId},{Changed},{person.SourcedId},primary,{person.Role},,,{person.School.SourcedId},")),
        ["enrollments.csv"] = Lines("sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
            schools.SelectMany(Enrollments)),
    };

    private static string Session(string id, string title, string type, string parent, DateOnly begins, DateOnly ends) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{id},{Changed},{title} (demonstration),{type},{begins:yyyy-MM-dd},{ends:yyyy-MM-dd},{parent},{SchoolYear.Of(begins)}");

    private static IEnumerable<MadeClass> Classes(SchoolPlan school) =>
        from grade in Enumerable.Range(school.LowestGrade, school.HighestGrade - school.LowestGrade + 1)
        from section in Enumerable.Range(1, school.ClassesPerGrade)
        select new MadeClass(school, grade, section);

    private static IEnumerable<MadePerson> People(SchoolPlan school) =>
    [
        new(school, "principal", 1, null),
        .. Enumerable.Range(1, school.Teachers).Select(number => new MadePerson(school, "teacher", number, null)),
        .. Classes(school).SelectMany((one, index) => Enumerable.Range(1, school.StudentsPerClass)
            .Select(seat => new MadePerson(school, "student", (index * school.StudentsPerClass) + seat, one.Grade))),
    ];

    private static IEnumerable<string> Enrollments(SchoolPlan school)
    {
        var teachers = Math.Max(1, school.Teachers);
        var classes = Classes(school).ToList();
        foreach (var (one, index) in classes.Select((one, index) => (one, index)))
        {
            var teacher = new MadePerson(school, "teacher", (index % teachers) + 1, null);
            yield return $"enr-{one.SourcedId}-t,{Changed},{one.SourcedId},{school.SourcedId},{teacher.SourcedId},teacher,true,,";
            for (var seat = 1; seat <= school.StudentsPerClass; seat++)
            {
                var student = new MadePerson(school, "student", (index * school.StudentsPerClass) + seat, one.Grade);
                yield return $"enr-{student.SourcedId},{Changed},{one.SourcedId},{school.SourcedId},{student.SourcedId},student,false,,";
            }
        }
    }

    private static string Manifest()
    {
        string[] present = ["academicSessions", "classes", "courses", "enrollments", "orgs", "roles", "users"];
        string[] absent = ["categories", "classResources", "courseResources", "demographics", "lineItemLearningObjectiveIds", "lineItems",
            "lineItemScoreScales", "resources", "resultLearningObjectiveIds", "results", "resultScoreScales", "scoreScales", "userProfiles", "userResources"];
        return Lines("propertyName,value",
        [
            "manifest.version,1.0",
            "oneroster.version,1.2",
            .. present.Select(file => $"file.{file},bulk"),
            .. absent.Select(file => $"file.{file},absent"),
            "source.systemName,Demonstration",
            "source.systemCode,DEMO",
        ]);
    }

    private static string Grade(int? grade) => grade?.ToString("00", CultureInfo.InvariantCulture) ?? "";

    private static string Lines(string header, IEnumerable<string> rows) => string.Join("\r\n", rows.Prepend(header)) + "\r\n";

    private sealed record MadeClass(SchoolPlan School, int Grade, int Section)
    {
        public string SourcedId => $"demo-class-{School.Number:00}-{Grade:00}-{Section}";

        public string Title => $"Grade {Grade} homeroom {(char)('A' + Section - 1)}";
    }

    private sealed record MadePerson(SchoolPlan School, string Role, int Number, int? Grade)
    {
        public string SourcedId => $"demo-{Role}-{School.Number:00}-{Number:000}";

        public string GivenName => char.ToUpperInvariant(Role[0]) + Role[1..];

        public string FamilyName => $"{School.Number:00}-{Number:000}";

        /// <summary>The top-level domain "example" is reserved: no mail can reach anybody.</summary>
        public string Email => Role == "student" ? "" : $"{Role}-{Number:000}@school-{School.Number:00}.example";
    }
}
