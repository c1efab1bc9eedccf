using System.Globalization;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Reports;

/// <summary>One school's released cells, found by what they are about: everybody's figures, and those of the grades.</summary>
internal sealed class CellBook(IEnumerable<ReleasedCell> cells, OrganizationId school)
{
    private const string Grade = "grade:";

    private readonly Dictionary<Key, ReleasedCell> byKey = cells
        .Where(cell => cell.OrganizationId == school && (cell.Group == CellAddress.Everybody || cell.Group.StartsWith(Grade, StringComparison.Ordinal)))
        .ToDictionary(cell => new Key(cell.Measure, cell.Instrument, cell.Dimension, cell.Item, cell.Category, cell.Group));

    /// <summary>Everybody's figures.</summary>
    public IEnumerable<ReleasedCell> All => byKey.Values.Where(cell => cell.Group == CellAddress.Everybody);

    /// <summary>The grades' mean scale scores.</summary>
    public IEnumerable<ReleasedCell> ScalesByGrade => byKey.Values.Where(cell => cell.Group != CellAddress.Everybody && cell.Measure == Measure.ScaleMean);

    /// <summary>The grades that one questionnaire's figures are given by, lowest first; empty where they are not given by grade.</summary>
    public IReadOnlyList<int> GradesOf(string instrument) =>
        [.. ScalesByGrade.Where(cell => cell.Instrument == instrument).Select(cell => int.Parse(cell.Group.AsSpan(Grade.Length), CultureInfo.InvariantCulture)).Distinct().Order()];

    public ReleasedCell? Find(Measure measure, string instrument = "", string dimension = "", string item = "", int category = 0) =>
        byKey.GetValueOrDefault(new Key(measure, instrument, dimension, item, category, CellAddress.Everybody));

    /// <summary>A grade's mean scale score.</summary>
    public ReleasedCell? FindScale(string instrument, string dimension, int grade) =>
        byKey.GetValueOrDefault(new Key(Measure.ScaleMean, instrument, dimension, "", 0, Grade + grade.ToString(CultureInfo.InvariantCulture)));

    private readonly record struct Key(Measure Measure, string Instrument, string Dimension, string Item, int Category, string Group);
}
