namespace Fidelity.Core.Scoring.Tables;

/// <summary>The names that the responses and the roster share.</summary>
/// <param name="Categories">One set for each of the <c>--by</c> columns, in their order.</param>
internal sealed record NamesOfFiles(Names Schools, Names Persons, Names Classes, Names Grades, IReadOnlyList<Names> Categories)
{
    public static NamesOfFiles For(IReadOnlyCollection<string> by) => new(new(), new(), new(), new(), [.. by.Select(_ => new Names())]);
}
