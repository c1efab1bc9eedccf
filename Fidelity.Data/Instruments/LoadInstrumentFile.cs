using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;

namespace Fidelity.Data.Instruments;

/// <summary>
/// Reads and verifies one questionnaire by itself, wherever it lies, with the published figures and the framework where they are
/// given: by the same rules as <see cref="LoadInstruments"/>, but for those that compare files or say where a file must stand.
/// </summary>
public static class LoadInstrumentFile
{
    private const string PlaceRule = "INS-023";

    public static InstrumentFileRead Read(string instrument, string? baselines, string? framework)
    {
        List<Problem> problems = [];
        var questionnaires = LoadInstruments.Every("", [instrument], ReadInstrument.From, problems);
        var sets = LoadInstruments.Every("", baselines is null ? [] : [baselines], ReadBaselines.From, problems);
        var frameworks = LoadInstruments.Every("", framework is null ? [] : [framework], ReadFramework.From, problems);
        var draft = new LibraryDraft(frameworks.SingleOrDefault(), questionnaires, sets, [], IsWhole: false);
        problems.AddRange(InstrumentRules.Check(draft).Where(problem => problem.Code != PlaceRule));
        return problems.Count > 0
            ? new InstrumentFileRefused([.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)])
            : new InstrumentFileLoaded(questionnaires[0].Value, sets.SingleOrDefault()?.Value, frameworks.SingleOrDefault()?.Value);
    }
}

/// <summary>What came of reading one questionnaire.</summary>
public abstract record InstrumentFileRead
{
    private protected InstrumentFileRead()
    {
    }
}

/// <summary>Every file that was named is right; the figures and the framework are null where none was named.</summary>
public sealed record InstrumentFileLoaded(Instrument Instrument, BaselineSet? Baselines, Framework? Framework) : InstrumentFileRead;

/// <summary>All that is wrong, by file and line.</summary>
public sealed record InstrumentFileRefused(IReadOnlyList<Problem> Problems) : InstrumentFileRead;
