using System.Globalization;

namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>The rules that one cell can be held to by itself.</summary>
public static class CellRules
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    private static readonly IReadOnlyList<CellRule> Table =
    [
        new(RosterRules.RequiredCellIsFilled, (column, cell) => column.IsRequired && cell.Length == 0, (column, _) => [column.Name]),
        new(RosterRules.CellFits, (column, cell) => cell.Length > column.MaxLength,
            (column, cell) => [column.Name, cell.Length, column.MaxLength]),
        new(RosterRules.WordIsKnown, (column, cell) => column.OtherWords is null && IsAnotherWord(column, cell),
            (column, cell) => [column.Name, cell, string.Join(", ", column.Words)]),
        new(RosterRules.RoleIsKnown, (column, cell) => IsAnotherWordFor(RosterRules.RoleIsKnown, column, cell), NameAndCell),
        new(RosterRules.ClassTypeIsKnown, (column, cell) => IsAnotherWordFor(RosterRules.ClassTypeIsKnown, column, cell), NameAndCell),
        new(RosterRules.SexIsKnown, (column, cell) => IsAnotherWordFor(RosterRules.SexIsKnown, column, cell), NameAndCell),
        new(RosterRules.DateIsADay, (column, cell) => column.Kind == CellKind.Date && cell.Length > 0 && Day(cell) is null, NameAndCell),
        new(RosterRules.BooleanIsTrueOrFalse, (column, cell) => column.Kind == CellKind.Boolean && cell.Length > 0 && Truth(cell) is null,
            NameAndCell),
        new(RosterRules.YearIsAYear, (column, cell) => column.Kind == CellKind.Year && cell.Length > 0 && Year(cell) is null, NameAndCell),
        new(RosterRules.GradeIsKnown, (column, cell) => column.Kind == CellKind.Grades && Grades.Words(cell).Any(word => !Grades.IsKnown(word)),
            (_, cell) => [Shortened(Grades.Words(cell).First(word => !Grades.IsKnown(word)))]),
        new(RosterRules.StatusIsCurrent, (column, cell) => column.Name == "status" && cell.Equals("inactive", StringComparison.OrdinalIgnoreCase),
            (_, _) => []),
        new(RosterRules.EmailIsAnAddress, (column, cell) => column.Kind == CellKind.Email && cell.Length > 0 && Email(cell) is null,
            NameAndCell),
    ];

    public static void Check(RosterFile file, RosterProblems problems)
    {
        foreach (var row in file.Rows)
        {
            for (var index = 0; index < row.Cells.Length; index++)
            {
                Check(file, row, file.Table.Columns[index], row.Cells[index], problems);
            }
        }
    }

    /// <summary>A day, or null where the cell is blank or not one. A time of day after it is not looked at.</summary>
    public static DateOnly? Day(string cell) =>
        cell.Length >= 10
        && (cell.Length == 10 || cell[10] == 'T')
        && DateOnly.TryParseExact(cell.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    public static bool? Truth(string cell) => cell.ToUpperInvariant() switch
    {
        "TRUE" => true,
        "FALSE" => false,
        _ => null,
    };

    public static int? Year(string cell) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear
            ? year
            : null;

    /// <summary>The address, or null where mail could not be sent to it. What a mail server accepts is left to the mail server.</summary>
    public static string? Email(string cell)
    {
        var at = cell.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == cell.LastIndexOf('@') && at < cell.Length - 1 && !cell.Any(letter => letter <= ' ' || letter is ',' or ';' or '<' or '>')
            ? cell
            : null;
    }

    private static void Check(RosterFile file, RosterRow row, RosterColumn column, string cell, RosterProblems problems)
    {
        foreach (var rule in Table)
        {
            if (rule.IsBroken(column, cell))
            {
                problems.Add(rule.Rule, file.Name, row.Line, column.Name, rule.Particulars(column, cell));
            }
        }
    }

    private static bool IsAnotherWord(RosterColumn column, string cell) =>
        column.Kind == CellKind.Word && cell.Length > 0 && !column.Words.Contains(cell, StringComparer.OrdinalIgnoreCase);

    private static bool IsAnotherWordFor(RosterRule rule, RosterColumn column, string cell) =>
        column.OtherWords == rule && IsAnotherWord(column, cell);

    private static object[] NameAndCell(RosterColumn column, string cell) => [column.Name, Shortened(cell)];

    private static string Shortened(string cell) => cell.Length <= 60 ? cell : string.Concat(cell.AsSpan(0, 60), "…");

    private sealed record CellRule(
        RosterRule Rule, Func<RosterColumn, string, bool> IsBroken, Func<RosterColumn, string, object[]> Particulars);
}
