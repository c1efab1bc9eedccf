using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Reports;

/// <summary>One school's released cells, found by what they are about. Everybody's figures only; subgroups are another report.</summary>
internal sealed class CellBook(IEnumerable<ReleasedCell> cells, OrganizationId school)
{
    private readonly Dictionary<Key, ReleasedCell> byKey = cells
        .Where(cell => cell.OrganizationId == school && cell.Group == CellAddress.Everybody)
        .ToDictionary(cell => new Key(cell.Measure, cell.Instrument, cell.Dimension, cell.Item, cell.Category));

    public IReadOnlyCollection<ReleasedCell> All => byKey.Values;

    public ReleasedCell? Find(Measure measure, string instrument = "", string dimension = "", string item = "", int category = 0) =>
        byKey.GetValueOrDefault(new Key(measure, instrument, dimension, item, category));

    private readonly record struct Key(Measure Measure, string Instrument, string Dimension, string Item, int Category);
}
