using System.Globalization;
using System.Text.RegularExpressions;
using Fidelity.Tests.Golden;
using Xunit;

namespace Fidelity.Tests.Jobs.CommandLine;

public sealed class ScoreVerbTests
{
    private const string Columns = "level,unit,measure,group,category,n,eligible,estimate,se,df,low,high,deff,neff,flag";

    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Golden");

    [Theory]
    [InlineData("score-plain.csv", "score-responses.csv", false)]
    [InlineData("score-weighted.csv", "score-responses-weighted.csv", false)]
    [InlineData("score-raked.csv", "score-responses.csv", true)]
    public async Task Every_figure_of_the_table_agrees_with_R(string expected, string responses, bool hasRoster)
    {
        string[] roster = hasRoster ? ["--roster", In("score-roster.csv")] : [];

        var shell = await Shell.RunAsync([.. Made(responses), .. roster, "--baselines", In("score-baselines.yaml"), "--by", "grade", "--by", "lunch"]);

        Assert.Equal((0, ""), (shell.ExitCode, string.Join('\n', shell.Problems)));
        var actual = Table(shell.Output).ToDictionary(Key);
        var golden = GoldenFile.Rows(expected).ToDictionary(row => Key(row));
        Assert.Empty(golden.Keys.Except(actual.Keys));
        Assert.Empty(actual.Keys.Except(golden.Keys));
        Assert.True(golden.Count > 1000);
        Assert.All(golden, row => Agrees(row.Key, row.Value, actual[row.Key]));
    }

    [Fact]
    public async Task The_order_of_rows_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var lines = await File.ReadAllLinesAsync(In("score-responses.csv"));
        var shuffled = lines[1..];
        new Random(3).Shuffle(shuffled);
        var other = Path.Combine(folder.Path, "responses.csv");
        await File.WriteAllLinesAsync(other, [lines[0], .. shuffled]);
        string[] options = ["--roster", In("score-roster.csv"), "--by", "lunch"];

        var first = await Shell.RunAsync([.. Made("score-responses.csv"), .. options]);
        var second = await Shell.RunAsync([.. Made(other), .. options]);

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task The_table_goes_to_a_file_where_one_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "table.csv");

        var shell = await Shell.RunAsync([.. Made("score-responses.csv"), "--out", file]);

        Assert.Equal((0, ""), (shell.ExitCode, shell.Output));
        var text = await File.ReadAllTextAsync(file);
        Assert.StartsWith($"{Columns}\r\n", text, StringComparison.Ordinal);
        Assert.Contains("school,\"Cedar, north\",", text, StringComparison.Ordinal);
        Assert.Contains("school,\"Fir \"\"old\"\"\",", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_problems_gives_all_of_them_and_no_table()
    {
        using var folder = new TemporaryFolder();
        var responses = Path.Combine(folder.Path, "responses.csv");
        await File.WriteAllTextAsync(responses, """
            school,class,person,weight,c-1,c-2,c-3,c-4,g-1,g-2,g-3
            A,k1,p1,1,6,NaN,0,,,,
            A,k1,p1,-1,1,1,1,1,1,1,1
            A,k1,,Infinity,1,1,1,1,1,1,1
            A,k1,p2,0,1,1,1,1,1,1,2.0
            A,k1,p3
            A,k1,p"4,1,1,1,1,1,1,1,1
            """);
        var roster = Path.Combine(folder.Path, "roster.csv");
        await File.WriteAllTextAsync(roster, "school,class,grade\nA,k1,03\n");
        var table = Path.Combine(folder.Path, "table.csv");

        var shell = await Shell.RunAsync([.. Made(responses), "--roster", roster, "--out", table]);

        Assert.Equal((1, ""), (shell.ExitCode, shell.Output));
        Assert.False(File.Exists(table));
        string[] expected =
        [
            $"SCO-003 {responses}:6", $"SCO-003 {responses}:7", $"SCO-022 {responses}:2:c-1", $"SCO-022 {responses}:2:c-2",
            $"SCO-022 {responses}:2:c-3", $"SCO-021 {responses}:3:person", $"SCO-023 {responses}:3:weight", $"SCO-020 {responses}:4:person",
            $"SCO-023 {responses}:4:weight", $"SCO-023 {responses}:5:weight", $"SCO-022 {responses}:5:g-3", $"SCO-010 {roster}:1:person",
        ];
        Assert.Equal(expected.Order(), shell.Problems.Select(problem => expected.FirstOrDefault(start => problem.StartsWith($"{start} ", StringComparison.Ordinal)) ?? problem).Order());
    }

    [Fact]
    public async Task A_column_that_is_missing_or_does_not_divide_people_is_a_problem()
    {
        using var folder = new TemporaryFolder();
        var responses = Path.Combine(folder.Path, "responses.csv");
        await File.WriteAllTextAsync(responses, "school,person,lunch,lunch,c-1,c-2,c-3,c-4,g-1,g-2,g3\n");

        var shell = await Shell.RunAsync([.. Made(responses), "--by", "race", "--by", "c-1"]);

        Assert.Equal(1, shell.ExitCode);
        Assert.Equal(
            ["SCO-010 class", "SCO-011 lunch", "SCO-012 g-3", "SCO-013 c-1", "SCO-013 race"],
            shell.Problems.Select(problem => $"{problem[..7]} {Regex.Match(problem, @":1:(\S+)").Groups[1].Value}").Order());
    }

    [Fact]
    public async Task More_respondents_than_the_roster_holds_is_a_problem_of_the_school()
    {
        using var folder = new TemporaryFolder();
        var roster = Path.Combine(folder.Path, "roster.csv");
        var lines = (await File.ReadAllLinesAsync(In("score-roster.csv"))).ToList();
        lines.RemoveAll(line => line.StartsWith("Birch,", StringComparison.Ordinal) && !line.Contains("-001", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(roster, lines);

        var shell = await Shell.RunAsync([.. Made("score-responses.csv"), "--roster", roster]);

        Assert.Equal((1, ""), (shell.ExitCode, shell.Output));
        Assert.Matches(@"^SCO-030 .*roster\.csv:school \d+ people answered in Birch and the roster has 1 there\.", Assert.Single(shell.Problems));
    }

    [Fact]
    public async Task A_file_without_respondents_gives_a_table_without_figures()
    {
        using var folder = new TemporaryFolder();
        var responses = Path.Combine(folder.Path, "responses.csv");
        await File.WriteAllTextAsync(responses, "school,class,person,c-1,c-2,c-3,c-4,g-1,g-2,g-3\n");

        var shell = await Shell.RunAsync(Made(responses));

        Assert.Equal(0, shell.ExitCode);
        var rows = Table(shell.Output);
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(("all", "0", ""), (row["level"], row["n"], row["estimate"])));
    }

    [Fact]
    public async Task Files_that_are_not_there_are_problems()
    {
        var shell = await Shell.RunAsync("score", "--instrument", "no.yaml", "--responses", "no.csv", "--roster", "none.csv");

        Assert.Equal(1, shell.ExitCode);
        Assert.Equal(["INS-009 no.yaml", "SCO-001 no.csv", "SCO-001 none.csv"], shell.Problems.Select(problem => string.Join(' ', problem.Split(' ').Take(2))).Order());
    }

    [Fact]
    public async Task A_school_whose_grades_are_not_known_is_unweighted_and_says_so()
    {
        using var folder = new TemporaryFolder();
        var roster = Path.Combine(folder.Path, "roster.csv");
        var lines = await File.ReadAllLinesAsync(In("score-roster.csv"));
        var isFirst = true;
        await File.WriteAllLinesAsync(roster, lines.Select(line =>
        {
            var isToBlank = isFirst && line.StartsWith("Ash,", StringComparison.Ordinal);
            isFirst &= !isToBlank;
            return isToBlank ? Regex.Replace(line, ",0[0-9],", ",,") : line;
        }));

        var shell = await Shell.RunAsync([.. Made("score-responses.csv"), "--roster", roster]);

        var rows = Table(shell.Output).Where(row => row["measure"] == "item:c-2:mean").ToDictionary(row => row["unit"]);
        Assert.Equal("not-raked", rows["Ash"]["flag"]);
        Assert.Equal("raked", rows["Birch"]["flag"]);
        Assert.Equal("partly-raked", rows["all"]["flag"]);
        var unweighted = GoldenFile.Rows("score-plain.csv").First(row => row["unit"] == "Ash" && row["measure"] == "item:c-2:mean");
        Close.Equal(GoldenFile.Number(unweighted["se"])!.Value, double.Parse(rows["Ash"]["se"], CultureInfo.InvariantCulture), 1e-9);
    }

    [Fact]
    public async Task Given_weights_are_taken_as_they_are_also_with_a_roster()
    {
        var without = await Shell.RunAsync(Made("score-responses-weighted.csv"));
        var with = await Shell.RunAsync([.. Made("score-responses-weighted.csv"), "--roster", In("score-roster.csv")]);

        Assert.Equal(0, with.ExitCode);
        Assert.Equal(Estimates(without.Output), Estimates(with.Output));

        static IEnumerable<string> Estimates(string text) =>
            Table(text).Where(row => row["measure"] != "responserate").Select(row => $"{Key(row)} {row["estimate"]} {row["se"]} {row["flag"]}");
    }

    [Fact]
    public async Task A_school_below_its_gate_says_so()
    {
        var framework = Path.Combine(SourceTree.Instruments, "framework.yaml");

        var shell = await Shell.RunAsync([.. Made("score-responses.csv"), "--roster", In("score-roster.csv"), "--framework", framework]);

        Assert.Equal((0, ""), (shell.ExitCode, string.Join('\n', shell.Problems)));
        var rates = Table(shell.Output).Where(row => row["measure"] == "responserate").ToDictionary(row => row["unit"], row => row["flag"]);
        // Nobody in Elm said anything, and Dogwood's one student is fewer than ten.
        Assert.Equal(["Dogwood", "Elm"], rates.Where(rate => rate.Value.Contains("low-response", StringComparison.Ordinal)).Select(rate => rate.Key).Order());
    }

    private static string In(string file) => Path.Combine(Golden, file);

    private static string[] Made(string responses) =>
        ["score", "--instrument", In("score-instrument.yaml"), "--responses", Path.Combine(Golden, responses)];


    private static string Key(IReadOnlyDictionary<string, string> row) =>
        string.Join('|', new[] { "level", "unit", "measure", "group", "category" }.Select(column => row[column].Replace(',', ';')));

    private static void Agrees(string key, IReadOnlyDictionary<string, string> golden, Dictionary<string, string> actual)
    {
        Assert.True(golden["n"] == actual["n"], $"{key}: n is {actual["n"]}, not {golden["n"]}");
        Assert.True(golden["flag"].Length == 0 || actual["flag"].Split(';').Contains(golden["flag"]), $"{key}: flag is {actual["flag"]}, not {golden["flag"]}");
        var isReliability = key.Contains(":alpha", StringComparison.Ordinal);
        foreach (var (column, within) in new[] { ("estimate", isReliability ? 1e-6 : 1e-9), ("se", 1e-9), ("df", 1e-9), ("low", 1e-6), ("high", 1e-6), ("deff", 1e-9), ("neff", 1e-6) })
        {
            var expected = GoldenFile.Number(golden[column]);
            double? number = actual[column].Length == 0 ? null : double.Parse(actual[column], CultureInfo.InvariantCulture);
            if (expected is null)
            {
                Assert.True(number is null, $"{key}: {column} is {number} and R gives none");
                continue;
            }

            Close.Equal(expected.Value, number, within, $"{key} {column}");
        }
    }

    private static List<Dictionary<string, string>> Table(string text)
    {
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Columns, lines[0]);
        return [.. lines[1..].Select(line => Columns.Split(',').Zip(Cells(line)).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static IEnumerable<string> Cells(string line) =>
        Regex.Matches(line, "(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")
            .Select(match => match.Groups[1].Success ? match.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : match.Groups[2].Value);
}
