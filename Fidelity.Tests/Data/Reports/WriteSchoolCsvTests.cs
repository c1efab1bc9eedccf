using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Data.Reports;
using Fidelity.Tests.Reports;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Reports;

public sealed class WriteSchoolCsvTests
{
    [Fact]
    public async Task A_school_has_one_row_for_each_of_its_released_cells_with_what_the_cell_holds()
    {
        await using var stored = await StoredRelease.CreateAsync(schools: 2);
        var cells = (await stored.CellsAsync()).Where(cell => cell.OrganizationId == stored.Schools[1].Id).ToDictionary(cell => cell.Id);

        var rows = CsvText.Rows(await ReadAsync(stored, 1));

        Assert.Equal(cells.Keys.Order(), rows.Select(row => long.Parse(row["Id"], CultureInfo.InvariantCulture)));
        Assert.All(rows, row =>
        {
            var cell = cells[long.Parse(row["Id"], CultureInfo.InvariantCulture)];
            Assert.Equal(
                ("school-2", $"{cell.Measure}", cell.Item, $"{cell.State}", $"{cell.Bound}", cell.Value, cell.Low, cell.High, cell.Count),
                (row["OrganizationId"], row["Measure"], row["ItemId"], row["State"], row["Bound"], Number(row["Value"]), Number(row["Low"]), Number(row["High"]), (int?)Number(row["Count"])));
        });
        Assert.Contains(rows, row => row["State"] != "Published" && row["Value"].Length == 0);
    }

    [Fact]
    public async Task Every_row_says_which_release_it_is_of_and_that_the_answers_were_made_up()
    {
        await using var stored = await StoredRelease.CreateAsync();
        var release = await stored.Installation.WithDb(db => db.Releases.SingleAsync());

        var csv = await stored.Installation.With<WriteSchoolCsv, SchoolCsv?>(write => write.RunAsync(stored.ReleaseId, stored.Schools[0].Id, default));

        Assert.StartsWith("Demonstration data", csv!.Title, StringComparison.Ordinal);
        Assert.All(CsvText.Rows(await ReadAsync(stored)), row => Assert.Equal(
            ("1", release.Hash, "Fall 2026", "TRUE"), (row["ReleaseNumber"], row["ReleaseHash"], row["WaveName"], row["IsDemonstration"])));
    }

    [Fact]
    public async Task Its_columns_are_the_feeds_under_one_name_for_the_figure_and_the_releases_hash()
    {
        await using var stored = await StoredRelease.CreateAsync();
        var metadata = XDocument.Load(Path.Combine(SourceTree.Root, "Fidelity.Tests/Api/Metadata/metadata.xml"));
        var feed = metadata.Descendants().Where(element => element.Name.LocalName == "EntityType")
            .Where(type => type.Attribute("Name")!.Value is "PracticeScore" or "ItemResult" or "ResponseRate")
            .SelectMany(type => type.Elements().Where(element => element.Name.LocalName == "Property").Select(property => property.Attribute("Name")!.Value))
            .ToHashSet();

        var columns = CsvText.Rows(await ReadAsync(stored))[0].Keys.ToHashSet();

        Assert.Equal(["ReleaseHash"], columns.Except(feed));
        Assert.Equal(["Rate", "Score"], feed.Except(columns).Order());
    }

    [Fact]
    public async Task It_begins_with_the_mark_by_which_excel_knows_utf_8()
    {
        await using var stored = await StoredRelease.CreateAsync();

        var csv = await stored.Installation.With<WriteSchoolCsv, SchoolCsv?>(write => write.RunAsync(stored.ReleaseId, stored.Schools[0].Id, default));

        Assert.Equal(Encoding.UTF8.GetPreamble(), csv!.Bytes[..3]);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\",\"Cedar\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    public async Task A_name_that_a_spreadsheet_would_run_is_made_a_text_and_a_negative_number_stays_one(string name)
    {
        await using var stored = await StoredRelease.CreateAsync();
        await stored.Installation.WithDb(db => db.Organizations.ExecuteUpdateAsync(row => row.SetProperty(school => school.Name, name)));
        await stored.Installation.WithDb(db => db.ReleasedCells.Where(cell => cell.Measure == Measure.PerceptionGap)
            .ExecuteUpdateAsync(row => row.SetProperty(cell => cell.Value, -12.5)));

        var rows = CsvText.Rows(await ReadAsync(stored));

        Assert.All(rows, row => Assert.Equal("'" + name, row["OrganizationName"]));
        Assert.Contains(rows, row => row is { } gap && gap["Measure"] == "PerceptionGap" && gap["Value"] == "-12.5");
    }

    [Fact]
    public async Task Commas_quotes_line_ends_and_accents_of_a_name_arrive_as_they_are()
    {
        const string Name = "Peña, \"the hill\"\r\nEast";
        await using var stored = await StoredRelease.CreateAsync();
        await stored.Installation.WithDb(db => db.Organizations.ExecuteUpdateAsync(row => row.SetProperty(school => school.Name, Name)));

        Assert.All(CsvText.Rows(await ReadAsync(stored)), row => Assert.Equal(Name, row["OrganizationName"]));
    }

    [Fact]
    public async Task A_machine_that_writes_decimal_commas_writes_the_same_file()
    {
        await using var stored = await StoredRelease.CreateAsync();
        var (culture, expected) = (CultureInfo.CurrentCulture, await ReadAsync(stored));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

            Assert.Equal(expected, await ReadAsync(stored));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task A_school_that_the_release_does_not_have_gives_none()
    {
        await using var stored = await StoredRelease.CreateAsync();

        Assert.Null(await stored.Installation.With<WriteSchoolCsv, SchoolCsv?>(write => write.RunAsync(stored.ReleaseId, new OrganizationId(999), default)));
        Assert.Null(await stored.Installation.With<WriteSchoolCsv, SchoolCsv?>(write => write.RunAsync(new ReleaseId(999), stored.Schools[0].Id, default)));
    }

    private static async Task<string> ReadAsync(StoredRelease stored, int school = 0)
    {
        var csv = await stored.Installation.With<WriteSchoolCsv, SchoolCsv?>(write => write.RunAsync(stored.ReleaseId, stored.Schools[school].Id, default));
        return new UTF8Encoding(false).GetString(csv!.Bytes[3..]);
    }

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
