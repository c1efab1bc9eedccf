namespace Fidelity.Core.Scoring.Tables;

/// <summary>One row of the responses.</summary>
/// <param name="ClassName">Empty when not known.</param>
/// <param name="Weight">1 where the file has no weights.</param>
/// <param name="Grade">Empty when not known.</param>
/// <param name="Groups">What the <c>--by</c> columns say, in their order; empty where a cell is.</param>
/// <param name="Answers">One byte an item in the instrument's order; 0 is not answered.</param>
internal sealed record Respondent(
    string School, string ClassName, string Person, double Weight, string Grade, IReadOnlyList<string> Groups, byte[] Answers);

/// <summary>One person of the roster.</summary>
/// <param name="Groups">As for <see cref="Respondent"/>; null where the roster has no such column.</param>
internal sealed record EligiblePerson(string School, string Person, string Grade, IReadOnlyList<string?> Groups);
