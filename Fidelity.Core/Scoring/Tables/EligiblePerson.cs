namespace Fidelity.Core.Scoring.Tables;

/// <summary>One person of the roster. School, person and grade are numbers of <see cref="NamesOfFiles"/>.</summary>
/// <param name="Grade">Null when not known.</param>
/// <param name="Groups">What the <c>--by</c> columns say, in their order; null where the roster has no such column.</param>
internal sealed record EligiblePerson(int School, int Person, int? Grade, IReadOnlyList<int?> Groups);
