namespace Fidelity.Core.Scoring.Tables;

/// <summary>One row of the responses. School, class, person and grade are numbers of <see cref="NamesOfFiles"/>.</summary>
/// <param name="Row">Position among the rows of the file, where <see cref="Respondents"/> holds the rest.</param>
/// <param name="Class">Null when not known.</param>
/// <param name="Grade">Null when not known.</param>
/// <param name="Weight">1 where the file has no weights.</param>
internal readonly record struct Respondent(int Row, int School, int Person, int? Class, int? Grade, double Weight);
