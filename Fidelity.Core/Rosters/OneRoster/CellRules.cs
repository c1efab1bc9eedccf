using System.Globalization;

namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>The rules that one cell can be held to by itself.</summary>
public static class CellRules
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>Rule, columns that it is about, when a cell breaks it, and what its message is filled with.</summary>
    private static readonly IReadOnlyList<CellRule> Table =
    [
        new(RosterRules.RequiredCellIsFilled, column => column.IsRequired, (_, cell) => cell.Length == 0, (column, _) => [column.Name]),
        new(RosterRules.CellFits, _ => true, (column, cell) => cell.Length > column.MaxLength,
            (column, cell) => [column.Name, cell.Length, column.MaxLength]),
        new(RosterRules.WordIsKnown, column => column is { Kind: CellKind.Word, OtherWords: null }, IsAnotherWord,
            (column, cell) => [column.Name, Shortened(cell), string.Join(", ", column.Words)]),
        new(RosterRules.RoleIsKnown, column => column.OtherWords == RosterRules.RoleIsKnown, IsAnotherWord, NameAndCell),
        new(RosterRules.ClassTypeIsKnown, column => column.OtherWords == RosterRules.ClassTypeIsKnown, IsAnotherWord, NameAndCell),
        new(RosterRules.SexIsKnown, column => column.OtherWords == RosterRules.SexIsKnown, IsAnotherWord, NameAndCell),
        new(RosterRules.StatusIsCurrent, column => column.Name == "status",
            (_, cell) => cell.Equals("inactive", StringComparison.OrdinalIgnoreCase), (_, _) => []),
        new(RosterRules.DateIsADay, column => column.Kind == CellKind.Date, (_, cell) => cell.Length > 0 && Day(cell) is null, NameAndCell),
        new(RosterRules.BooleanIsTrueOrFalse, column => column.Kind == CellKind.Boolean,
            (_, cell) => cell.Length > 0 && Truth(cell) is null, NameAndCell),
        new(RosterRules.YearIsAYear, column => column.Kind == CellKind.Year, (_, cell) => cell.Length > 0 && Year(cell) is null, NameAndCell),
        new(RosterRules.GradeIsKnown, column => column.Kind == CellKind.Grades, (_, cell) => Grades.Words(cell).Any(word => !Grades.IsKnown(word)),
            (_, cell) => [Shortened(Grades.Words(cell).First(word => !Grades.IsKnown(word)))]),
        new(RosterRules.EmailIsAnAddress, column => column.Kind == CellKind.Email, (_, cell) => cell.Length > 0 && Email(cell) is null,
            (_, _) => []),
    ];

    public static void Check(RosterFile file, RosterProblems problems)
    {
        var rules = file.Table.Columns.Select(column => Table.Where(rule => rule.IsAbout(column)).ToArray()).ToArray();
        foreach (var row in file.Rows)
        {
            for (var index = 0; index < rules.Length; index++)
            {
                Check(file, row, index, rules[index], problems);
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
        return at > 0 && at == cell.LastIndexOf('@') && at < cell.Length - 1
            && !cell.Any(letter => letter <= ' ' || letter is ',' or ';' or '<' or '>')
            ? cell
            : null;
    }

    private static void Check(RosterFile file, RosterRow row, int index, CellRule[] rules, RosterProblems problems)
    {
        var (column, cell) = (file.Table.Columns[index], row[index]);
        foreach (var rule in rules)
        {
            if (rule.IsBroken(column, cell))
            {
                problems.Add(rule.Rule, file.Name, row.Line, column.Name, rule.Particulars(column, cell));
            }
        }
    }

    private static bool IsAnotherWord(RosterColumn column, string cell) =>
        cell.Length > 0 && !column.Words.Contains(cell, StringComparer.OrdinalIgnoreCase);

    private static object[] NameAndCell(RosterColumn column, string cell) => [column.Name, Shortened(cell)];

    private static string Shortened(string cell) => cell.Length <= 60 ? cell : string.Concat(cell.AsSpan(0, 60), "…");

    private sealed record CellRule(
        RosterRule Rule,
        Func<RosterColumn, bool> IsAbout,
        Func<RosterColumn, string, bool> IsBroken,
        Func<RosterColumn, string, object[]> Particulars);
}
