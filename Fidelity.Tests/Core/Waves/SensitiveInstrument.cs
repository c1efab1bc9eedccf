using Fidelity.Core.Instruments;
using Fidelity.Tests.Core.Responses;

namespace Fidelity.Tests.Core.Waves;

/// <summary>None of the shipped questionnaires asks about anything that the law protects; this one, for the students of the small library, does.</summary>
internal static class SensitiveInstrument
{
    public const string Key = "family-student/1.0";

    public static InstrumentLibrary Library { get; } = SmallInstruments.Library with
    {
        Instruments = [.. SmallInstruments.Library.Instruments.Where(one => one.Role != RespondentRole.Student), SmallInstruments.Students, Sensitive()],
    };

    /// <summary>With the students' other instrument left out, so that they are asked this one.</summary>
    public static InstrumentLibrary Alone { get; } = Library with
    {
        Instruments = [.. Library.Instruments.Where(one => one.Key != SmallInstruments.Students.Key)],
    };

    private static Instrument Sensitive()
    {
        var students = SmallInstruments.Students;
        var page = students.Pages[0];
        return new Instrument(
            "family-student", "1.0", students.Role, students.LowestGrade, students.HighestGrade, students.Minutes, students.AsksForClass,
            students.Languages, students.Title, students.Introduction,
            [page with { Items = [page.Items[0] with { Id = "family-1", Sensitivity = "income" }, .. page.Items.Skip(1)] }, .. students.Pages.Skip(1)],
            students.OpenQuestion, students.Consent, "hash of family-student");
    }
}
