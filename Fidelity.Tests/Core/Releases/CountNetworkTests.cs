using Fidelity.Core.Releases;
using Xunit;

namespace Fidelity.Tests.Core.Releases;

public sealed class CountNetworkTests
{
    /// <summary>
    /// A table whose bounds can be had by hand: rows of 9 and 11, columns of 4, 6 and 10, all six cells hidden. A cell lies between
    /// max(0, row + column − 20) and min(row, column) (Fréchet).
    /// </summary>
    [Theory]
    [InlineData(0, 0, 0, 4)]
    [InlineData(0, 1, 0, 6)]
    [InlineData(0, 2, 0, 9)]
    [InlineData(1, 0, 0, 4)]
    [InlineData(1, 1, 0, 6)]
    [InlineData(1, 2, 1, 10)]
    public void A_table_with_both_margins_has_Frechets_bounds(int row, int column, int low, int high)
    {
        int[][] table = [[1, 3, 5], [3, 3, 5]];
        var (network, cells) = Table(table, (_, _) => (0, 20));

        var bounds = (table[row][column] - network.Below(cells[row, column], 20), table[row][column] + network.Above(cells[row, column], 20));

        Assert.Equal((low, high), bounds);
    }

    [Fact]
    public void A_lone_hidden_cell_is_known_and_a_square_of_four_is_not()
    {
        int[][] table = [[1, 3, 5], [3, 3, 5]];
        var (lone, alone) = Table(table, (row, column) => (row, column) == (0, 0) ? (0, 9) : null);
        var (square, four) = Table(table, (_, column) => column < 2 ? (0, 9) : null);

        Assert.Equal((0, 0), (lone.Below(alone[0, 0], 9), lone.Above(alone[0, 0], 9)));
        Assert.Equal((1, 3), (square.Below(four[0, 0], 9), square.Above(four[0, 0], 9)));
    }

    [Fact]
    public void Bounds_are_those_of_trying_every_table()
    {
        var random = new Random(17);
        for (var round = 0; round < 40; round++)
        {
            int[][] table = [[random.Next(4), random.Next(4), random.Next(4)], [random.Next(4), random.Next(4), random.Next(4)]];
            var hidden = Enumerable.Range(0, 6).Select(_ => random.Next(3) > 0).ToArray();
            var (network, cells) = Table(table, (row, column) => hidden[(3 * row) + column] ? (0, 5) : null);
            var possible = EveryTable(table, hidden).ToList();

            for (var cell = 0; cell < 6; cell++)
            {
                var (row, column) = (cell / 3, cell % 3);
                Assert.Equal(possible.Min(one => one[cell]), table[row][column] - network.Below(cells[row, column], 9));
                Assert.Equal(possible.Max(one => one[cell]), table[row][column] + network.Above(cells[row, column], 9));
            }
        }
    }

    private static IEnumerable<int[]> EveryTable(int[][] table, bool[] hidden)
    {
        for (var number = 0; number < 6 * 6 * 6 * 6 * 6 * 6; number++)
        {
            var rest = number;
            var cells = new int[6];
            for (var cell = 0; cell < 6; cell++, rest /= 6)
            {
                cells[cell] = rest % 6;
            }

            var fits = Enumerable.Range(0, 6).All(cell => hidden[cell] || cells[cell] == table[cell / 3][cell % 3])
                && Enumerable.Range(0, 2).All(row => cells.Skip(3 * row).Take(3).Sum() == table[row].Sum())
                && Enumerable.Range(0, 3).All(column => cells[column] + cells[3 + column] == table[0][column] + table[1][column]);
            if (fits)
            {
                yield return cells;
            }
        }
    }

    private static (CountNetwork Network, int[,] Cells) Table(int[][] table, Func<int, int, (int Low, int High)?> known)
    {
        var network = new CountNetwork();
        var sink = network.Node();
        int[] columns = [network.Node(), network.Node(), network.Node()];
        var cells = new int[2, 3];
        for (var row = 0; row < 2; row++)
        {
            var node = network.Node();
            network.Count(sink, node, table[row].Sum(), (table[row].Sum(), table[row].Sum()));
            for (var column = 0; column < 3; column++)
            {
                cells[row, column] = network.Count(node, columns[column], table[row][column], known(row, column) ?? (table[row][column], table[row][column]));
            }
        }

        for (var column = 0; column < 3; column++)
        {
            var sum = table[0][column] + table[1][column];
            network.Count(columns[column], sink, sum, (sum, sum));
        }

        return (network, cells);
    }
}
