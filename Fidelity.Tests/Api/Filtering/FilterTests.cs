using Fidelity.Core.Releases;
using Fidelity.Core.Scoring;
using Xunit;

namespace Fidelity.Tests.Api.Filtering;

/// <summary>Every filter against the same question asked in plain C# of the saved cells.</summary>
public sealed class FilterTests(FeedInstallation feed) : IClassFixture<FeedInstallation>
{
    public static TheoryData<string, Func<ReleasedCell, bool>> Filters => new()
    {
        { "Score eq 40.25", cell => cell.Value == 40.25 },
        { "Score gt 50", cell => cell.Value > 50 },
        { "Score ge 50.0 and Score lt 1e2", cell => cell.Value >= 50 && cell.Value < 100 },
        { "50 lt Score", cell => cell.Value > 50 },
        { "not (Score gt 50)", cell => !(cell.Value > 50) },
        { "not (Score gt 50 or Level eq 'Partial')", cell => !(cell.Value > 50 || cell.Level == FidelityLevel.Partial) },
        { "not (Score gt 50 and not (Count ge 20))", cell => !(cell.Value > 50 && !(cell.Count >= 20)) },
        { "Score eq null", cell => cell.Value is null },
        { "Score ne null", cell => cell.Value is not null },
        { "Score gt null", _ => false },
        { "not (Score gt null)", _ => true },
        { "Score ne 40.25", cell => cell.Value != 40.25 },
        { "not (Score ne 40.25)", cell => cell.Value == 40.25 },
        { "Score lt INF", cell => cell.Value is not null },
        { "not (Score lt INF)", cell => cell.Value is null },
        { "Score gt -INF", cell => cell.Value is not null },
        { "Score eq NaN", _ => false },
        { "not (Score gt NaN)", _ => true },
        { "Score gt 40.1", cell => cell.Value > 40.1 },
        { "State eq 'SuppressedSmall'", cell => cell.State == CellState.SuppressedSmall },
        { "State ne 'Published'", cell => cell.State != CellState.Published },
        { "state EQ 'Published' AND measure eq 'ScaleMean'", cell => cell is { State: CellState.Published, Measure: Measure.ScaleMean } },
        { "Role eq 'all'", cell => cell.Role is null },
        { "Role gt 'S'", cell => cell.Role is not null || string.CompareOrdinal("all", "S") > 0 },
        { "Level eq null", cell => cell.Level is null },
        { "Level in ('Partial','InPlace')", cell => cell.Level is FidelityLevel.Partial or FidelityLevel.InPlace },
        { "not (Level in ('Partial','InPlace'))", cell => cell.Level is not (FidelityLevel.Partial or FidelityLevel.InPlace) },
        { "Count in (13, 15)", cell => cell.Count is 13 or 15 },
        { "Score in (30.5, 40.25, 7)", cell => cell.Value is 30.5 or 40.25 or 7 },
        { "Count eq 13.0", cell => cell.Count == 13 },
        { "Count gt 13.5", cell => cell.Count > 13.5 },
        { "Count lt 99999999999", cell => cell.Count is not null },
        { "Count gt Eligible", _ => false },
        { "Count lt Score", cell => cell.Count < cell.Value },
        { "Count add 5 eq 20", cell => cell.Count + 5 == 20 },
        { "Count sub Eligible lt -45", cell => cell.Count - cell.Eligible < -45 },
        { "Count mul 1.5 gt 20", cell => cell.Count * 1.5 > 20 },
        { "Count div 2 eq 7", cell => cell.Count / 2 == 7 },
        { "Count mod 2 eq 0", cell => cell.Count % 2 == 0 },
        { "Count div (Eligible sub 60) eq 1", _ => false },
        { "Count div (Eligible sub 60) eq null", _ => true },
        { "-Score lt -50", cell => cell.Value > 50 },
        { "contains(Flags,'OneClass')", cell => cell.Flags.HasFlag(CellFlags.OneClass) },
        { "not contains(Flags,'OneClass')", cell => !cell.Flags.HasFlag(CellFlags.OneClass) },
        { "startswith(PracticeId,'cho')", cell => cell.Dimension.StartsWith("cho", StringComparison.Ordinal) },
        { "endswith(PracticeName,'choice') eq true", cell => cell.Dimension == "choice" },
        { "endswith(PracticeName,'choice') eq false", cell => cell.Dimension != "choice" },
        { "length(PracticeId) eq 5", cell => cell.Dimension.Length == 5 },
        { "indexof(PracticeId,'oice') eq 2", cell => cell.Dimension == "choice" },
        { "substring(PracticeId,1,3) eq 'hoi'", cell => cell.Dimension == "choice" },
        { "concat(PracticeId,'!') eq 'goals!'", cell => cell.Dimension == "goals" },
        { "tolower(State) eq 'published'", cell => cell.State == CellState.Published },
        { "toupper(trim(PracticeId)) eq 'GOALS'", cell => cell.Dimension == "goals" },
        { "round(Score) eq 34", cell => cell.Value is { } value && Math.Round(value) == 34 },
        { "floor(Score) eq 33", cell => cell.Value is { } value && Math.Floor(value) == 33 },
        { "ceiling(Score) eq 34", cell => cell.Value is { } value && Math.Ceiling(value) == 34 },
        { "IsDemonstration", cell => cell.PartId.Value == 4 },
        { "not IsDemonstration", cell => cell.PartId.Value != 4 },
        { "IsDemonstration eq false", cell => cell.PartId.Value != 4 },
        { "true", _ => true },
        { "1 eq 2", _ => false },
        { "PracticeId eq 'it''s'", _ => false },
        { "PracticeId in ('it''s, (''quoted'')','goals')", cell => cell.Dimension == "goals" },
        { "PracticeId in ('C:\\temp','goals')", cell => cell.Dimension == "goals" },
        { "PracticeId eq @p&@p='goals'", cell => cell.Dimension == "goals" },
        { "Score gt @p&@p=50", cell => cell.Value > 50 },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_gives_the_rows_that_the_same_question_gives_in_plain_code(string filter, Func<ReleasedCell, bool> holds)
    {
        var expected = feed.Cells
            .Where(cell => cell.Measure is Measure.PracticeScore or Measure.ScaleMean && holds(cell))
            .Select(cell => cell.Id);

        var rows = await feed.Rows("/odata/PracticeScores?$select=Id&$filter=" + Escaped(filter));

        Assert.Equal(expected, rows.Select(row => row.GetProperty("Id").GetInt64()));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task The_count_of_a_filter_is_the_number_of_its_rows(string filter, Func<ReleasedCell, bool> holds)
    {
        var expected = feed.Cells.Count(cell => cell.Measure is Measure.PracticeScore or Measure.ScaleMean && holds(cell));

        using var response = await feed.Send("/odata/PracticeScores/$count?$filter=" + Escaped(filter));

        Assert.Equal($"{expected}", await response.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("CreatedAt gt 2026-10-13T13:00:00Z", 2)]
    [InlineData("CreatedAt gt 2026-10-13T13:00:00.000005Z", 0)]
    [InlineData("CreatedAt ge 2026-10-13T15:00:00.000005+02:00", 2)]
    [InlineData("year(CreatedAt) eq 2026 and month(CreatedAt) eq 10 and day(CreatedAt) eq 13 and hour(CreatedAt) eq 13", 2)]
    [InlineData("CreatedAt eq 2025-01-01T00:00:00Z", 0)]
    [InlineData("Id eq 1", 1)]
    public async Task Times_are_compared_as_instants(string filter, int rows) =>
        Assert.Equal(rows, (await feed.Rows("/odata/Releases?$filter=" + Uri.EscapeDataString(filter))).Count);

    [Fact]
    public async Task A_chain_of_many_values_is_taken()
    {
        var wanted = feed.Cells.First(cell => cell.Measure == Measure.PracticeScore).Id;
        var chain = string.Join(" or ", Enumerable.Range(0, 500).Select(i => $"Id eq {1_000_000 + i}").Append($"Id eq {wanted}"));

        var rows = await feed.Rows("/odata/PracticeScores?%24select=Id&%24top=1001&%24filter=" + Uri.EscapeDataString(chain));

        Assert.Equal(wanted, Assert.Single(rows).GetProperty("Id").GetInt64());
    }

    [Fact]
    public async Task A_chain_of_many_texts_is_taken()
    {
        var chain = string.Join(" or ", Enumerable.Range(0, 300).Select(i => $"OrganizationId eq 'no-school-{i}'").Append("OrganizationId eq 'school-nia'"));

        var rows = await feed.Rows("/odata/ItemResults?$filter=" + Uri.EscapeDataString(chain));

        Assert.Equal("Nia's school", Assert.Single(rows).GetProperty("OrganizationName").GetString());
    }

    private static string Escaped(string filter)
    {
        // An alias stands in an option of its own.
        var parts = filter.Split("&@p=");
        return Uri.EscapeDataString(parts[0]) + (parts.Length > 1 ? "&@p=" + Uri.EscapeDataString(parts[1]) : "");
    }
}
