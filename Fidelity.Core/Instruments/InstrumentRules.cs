using Fidelity.Core.Problems;

namespace Fidelity.Core.Instruments;

/// <summary>
/// The rule table of <c>instruments/</c>. Codes below INS-020 are about the form of a file and stand with the reader
/// (<c>FileRules</c> in Fidelity.Data); these are about what the files say.
/// </summary>
public static class InstrumentRules
{
    public static IReadOnlyList<InstrumentRule> All { get; } =
        [.. QuestionnaireRules.All, .. ItemRules.All, .. FrameworkRules.All, .. BaselineRules.All, .. LanguageRules.All];

    /// <summary>Every problem that every rule finds, in the order of files and lines.</summary>
    public static IReadOnlyList<Problem> Check(LibraryDraft draft) =>
        [.. All.SelectMany(rule => rule.Check(draft)).OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
}
