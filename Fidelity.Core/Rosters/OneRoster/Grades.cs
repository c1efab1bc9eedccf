namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>
/// CEDS grade codes, as OneRoster uses them, to <see cref="Person.Grade"/>: IT, PR, PK and TK are before kindergarten (-1), KG is 0,
/// 01 to 12 themselves, 13 and PS are after grade 12 (13). UG (ungraded) and Other are known and say no grade. Single digits and K,
/// which many systems write, are read as what they mean.
/// </summary>
public static class Grades
{
    private static readonly Dictionary<string, int?> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["IT"] = -1, ["PR"] = -1, ["PK"] = -1, ["TK"] = -1, ["KG"] = 0, ["K"] = 0,
        ["01"] = 1, ["02"] = 2, ["03"] = 3, ["04"] = 4, ["05"] = 5, ["06"] = 6, ["07"] = 7, ["08"] = 8, ["09"] = 9,
        ["1"] = 1, ["2"] = 2, ["3"] = 3, ["4"] = 4, ["5"] = 5, ["6"] = 6, ["7"] = 7, ["8"] = 8, ["9"] = 9,
        ["10"] = 10, ["11"] = 11, ["12"] = 12, ["13"] = 13, ["PS"] = 13, ["UG"] = null, ["Other"] = null,
    };

    public static IEnumerable<string> Words(string cell) =>
        cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static bool IsKnown(string word) => Codes.ContainsKey(word);

    /// <summary>The first grade that the cell says; null where it says none.</summary>
    public static int? First(string cell) => All(cell).Select(grade => (int?)grade).FirstOrDefault();

    public static IEnumerable<int> All(string cell) =>
        Words(cell).Select(word => Codes.GetValueOrDefault(word)).OfType<int>();
}
