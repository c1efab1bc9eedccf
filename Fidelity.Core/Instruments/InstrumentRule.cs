using Fidelity.Core.Problems;

namespace Fidelity.Core.Instruments;

/// <summary>One rule on the files of <c>instruments/</c>.</summary>
/// <param name="Code">Stable: users look it up.</param>
/// <param name="Name">What holds when the rule is kept, as a sentence.</param>
/// <param name="ComparesFiles">The rule needs every file and waits while one of them cannot be read.</param>
/// <param name="Breaches">Every place that breaks it, each with a message that says what to do.</param>
public sealed record InstrumentRule(
    string Code, string Name, bool ComparesFiles, Func<LibraryDraft, IEnumerable<Breach>> Breaches)
{
    public IEnumerable<Problem> Check(LibraryDraft draft) =>
        ComparesFiles && !draft.IsWhole
            ? []
            : Breaches(draft).Select(breach => new Problem(Code, breach.Message, breach.Place.File, breach.Place.Line, breach.Place.Path));
}

/// <summary>One place where a rule is broken.</summary>
public sealed record Breach(SourcePlace Place, string Message);
