using Fidelity.Core.Demonstration;
using Fidelity.Core.Instruments;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Instruments;

namespace Fidelity.Tests.Core.Reports;

/// <summary>A made-up school's release: real questionnaires and published figures, drawn answers, the real computation and protection.</summary>
public static class MadeRelease
{
    public static InstrumentLibrary Library { get; } = LoadInstruments.Read(InstrumentFiles.Locate()!) switch
    {
        InstrumentsLoaded loaded => loaded.Library,
        InstrumentsRefused refused => throw new InvalidOperationException(string.Join('\n', refused.Problems)),
        _ => throw new InvalidOperationException(),
    };

    public static Organization School { get; } = new("school-1", OrganizationKind.School, "Cedar School");

    public static SchoolReport Report(MadeSchool? school = null) => Report(Cells(school ?? new MadeSchool()));

    public static SchoolReport Report(IEnumerable<ReleasedCell> cells, bool isDemonstration = true) =>
        SchoolReportBuilder.Build(
            Release(isDemonstration), School, cells, Library, ReleaseInstruments.Of(Release(isDemonstration).Provenance, Library).Instruments);

    public static Release Release(bool isDemonstration = true, WaveId wave = default) => new(
        wave,
        1,
        "Fall 2026",
        TestClock.SomeMonday,
        new Provenance(
            Library.Framework.Version,
            Library.Framework.Hash,
            Library.Baselines.Version,
            Library.Baselines.Hash,
            string.Join('\n', Library.Newest.Select(instrument => $"{instrument.Key} {instrument.Hash}").Order(StringComparer.Ordinal)),
            "0.1.0",
            1234,
            1600),
        new string('a', 60) + "beef",
        isDemonstration);

    public static IReadOnlyList<ReleasedCell> Cells(MadeSchool school, OrganizationId? id = null) =>
        Disclosure.Protect(SchoolCells.Of(Answers(school, id ?? School.Id), Library, DisclosureRules.Default), DisclosureRules.Default);

    private static SchoolAnswers Answers(MadeSchool school, OrganizationId id)
    {
        var model = new AnswerModel(school.Seed);
        var instruments = Library.Newest.ToList();
        List<Response> responses = [];
        foreach (var (instrument, size) in instruments.Select(instrument => (instrument, school.SizeOf(instrument.Id))))
        {
            for (var person = 0; person < size.Answered; person++)
            {
                var cluster = instrument.Role == RespondentRole.Student ? person / 18 : person;
                var answers = model.Draw(instrument, $"{school.Seed}", $"{instrument.Id}-{cluster}", $"{instrument.Id}-{person}");
                responses.Add(new Response(
                    responses.Count + 1, default, id, instrument.Key, instrument.LowestGrade + (school.Grades ? cluster % 3 : 0), cluster, new DateOnly(2026, 10, 1),
                    Completeness.Complete, school.PrincipalConsents, answers));
            }
        }

        return new SchoolAnswers(
            id, SchoolLevel.Combined, instruments,
            instruments.ToDictionary(instrument => instrument.Key, instrument => school.SizeOf(instrument.Id).Asked), responses);
    }
}

/// <param name="Upper">Students of grades 6 to 12: how many answered, of how many.</param>
/// <param name="Grades">The students of each questionnaire are of three grades, and not of one.</param>
public sealed record MadeSchool(
    int Seed = 3,
    (int Answered, int Asked)? Teachers = null,
    (int Answered, int Asked)? Upper = null,
    (int Answered, int Asked)? Lower = null,
    bool PrincipalConsents = true,
    bool Grades = false)
{
    public (int Answered, int Asked) SizeOf(string instrument) => instrument switch
    {
        "teacher" => Teachers ?? (26, 31),
        "student-upper" => Upper ?? (164, 201),
        "student-lower" => Lower ?? (92, 118),
        _ => (1, 1),
    };
}
