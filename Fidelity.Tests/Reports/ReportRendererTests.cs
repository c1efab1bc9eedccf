using System.Globalization;
using AngleSharp.Dom;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Tests.Core.Reports;
using Xunit;

namespace Fidelity.Tests.Reports;

public sealed class ReportRendererTests(ReportPages pages) : IClassFixture<ReportPages>
{
    private static readonly MadeSchool FewTeachers = new(Seed: 8, Teachers: (4, 12), Lower: (60, 180), Upper: (0, 0), PrincipalConsents: false);

    [Fact]
    public async Task The_document_has_a_language_a_title_and_one_first_heading()
    {
        var report = MadeRelease.Report();

        var document = await pages.DocumentAsync(report);

        Assert.Equal("en", document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(report.Heading.Title, document.Title);
        Assert.Equal("Cedar School", Assert.Single(document.QuerySelectorAll("h1")).TextContent);
        Assert.StartsWith("<!DOCTYPE html>", await pages.HtmlAsync(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_fetches_nothing_and_runs_nothing()
    {
        var document = await pages.DocumentAsync(MadeRelease.Report());

        Assert.Empty(document.QuerySelectorAll("script, link, img, iframe, object, [src], [onclick]"));
        Assert.DoesNotContain("url(", string.Concat(document.QuerySelectorAll("style").Select(style => style.TextContent)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_report_says_so_on_its_first_page_and_no_other_does()
    {
        var report = MadeRelease.Report();
        var held = report with { Heading = report.Heading with { IsHeld = true } };

        Assert.Equal(ReportHeading.HeldNote, (await pages.DocumentAsync(held)).QuerySelector(".report-head .report-held")?.TextContent);
        Assert.Null((await pages.DocumentAsync(report)).QuerySelector(".report-held"));
    }

    [Fact]
    public async Task Every_chart_has_a_text_alternative_and_stands_in_the_table_of_its_numbers()
    {
        var document = await pages.DocumentAsync(MadeRelease.Report());

        var charts = document.QuerySelectorAll("svg[role=img]");

        Assert.NotEmpty(document.QuerySelectorAll("svg.dots[role=img]"));
        Assert.NotEmpty(document.QuerySelectorAll("svg.bar[role=img]"));
        Assert.All(charts, chart =>
        {
            Assert.False(string.IsNullOrWhiteSpace(chart.QuerySelector("title")?.TextContent));
            Assert.Contains(chart.QuerySelector("desc")!.TextContent, chart.GetAttribute("aria-label"), StringComparison.Ordinal);
            Assert.NotEmpty(chart.Closest("tr")!.QuerySelectorAll("[data-cell]"));
        });
        Assert.All(document.QuerySelectorAll("svg:not([role=img])"), chart => Assert.Equal("true", chart.GetAttribute("aria-hidden")));
    }

    [Fact]
    public async Task A_dot_lies_where_its_value_is_and_its_interval_around_it()
    {
        var report = MadeRelease.Report();
        var document = await pages.DocumentAsync(report);

        var rows = document.QuerySelectorAll("table.practices tbody tr:not(.group)");

        Assert.Equal(report.Practices.Count, rows.Length);
        foreach (var (row, practice) in rows.Zip(report.Practices))
        {
            Assert.Equal(Across(practice.Score.Value!.Value), Number(row.QuerySelector("circle")!, "cx"), 0.01);
            Assert.Equal(Across(practice.Score.Low!.Value), Number(row.QuerySelector(".dots-interval")!, "x1"), 0.01);
            Assert.Equal(Across(practice.Score.High!.Value), Number(row.QuerySelector(".dots-interval")!, "x2"), 0.01);
            Assert.Equal(Across(70), Number(row.QuerySelector(".dots-target")!, "x1"), 0.01);
        }

        // 0 lies 9 units in, 100 lies 9 units before the end of 200.
        static double Across(double value) => 9 + (1.82 * value);
    }

    [Fact]
    public async Task A_hidden_figure_is_words_without_any_digit_or_value()
    {
        var document = await pages.DocumentAsync(MadeRelease.Report(FewTeachers));

        var hidden = document.QuerySelectorAll(".figure.is-hidden");

        Assert.NotEmpty(hidden);
        Assert.All(hidden, figure =>
        {
            Assert.False(figure.HasAttribute("data-value"));
            Assert.True(figure.HasAttribute("data-state"));
            Assert.DoesNotContain(figure.TextContent, char.IsDigit);
        });
        Assert.Empty(document.QuerySelectorAll("table.practices"));
        Assert.Empty(document.QuerySelectorAll(".dots-mark:not(.legend .dots-mark)"));
    }

    [Fact]
    public async Task Every_number_shown_is_the_cells_number_to_the_last_digit()
    {
        await using var installation = await StoredRelease.CreateAsync(school: new MadeSchool());
        var cells = (await installation.CellsAsync()).ToDictionary(cell => cell.Id);

        var document = await pages.DocumentAsync(await installation.ReportAsync());

        var shown = document.QuerySelectorAll("[data-cell][data-value]");
        Assert.True(shown.Length > 500);
        Assert.All(shown, element =>
        {
            var cell = cells[long.Parse(element.GetAttribute("data-cell")!, CultureInfo.InvariantCulture)];
            Assert.Equal(cell.Value, Number(element, "data-value"));
            Assert.Equal(CellState.Published, cell.State);
        });
        var published = cells.Values.Where(cell => cell.IsPublished && cell.Measure != Measure.ItemOption).Select(cell => cell.Id);
        var ids = shown.Select(element => long.Parse(element.GetAttribute("data-cell")!, CultureInfo.InvariantCulture)).ToHashSet();
        Assert.All(published, id => Assert.Contains(id, ids));
    }

    [Fact]
    public async Task A_change_stands_beside_the_two_cells_it_was_computed_from_and_says_that_it_was()
    {
        await using var installation = await StoredRelease.CreateAsync(school: new MadeSchool(Grades: true));
        var earlier = await installation.AddEarlierAsync(new MadeSchool(Seed: 9, Upper: (140, 201), Grades: true));
        var cells = (await installation.CellsAsync()).ToDictionary(cell => cell.Id);

        var document = await pages.DocumentAsync(await installation.ReportAsync());

        var changes = document.QuerySelectorAll("[data-computed=change]");
        Assert.True(changes.Length > 30);
        Assert.All(changes, change =>
        {
            var of = change.GetAttribute("data-of")!.Split(' ').Select(id => cells[long.Parse(id, CultureInfo.InvariantCulture)]).ToList();
            Assert.Equal(of[0].Address, of[1].Address);
            Assert.NotEqual(of[0].PartId, of[1].PartId);
            Assert.Equal(of[0].Value - of[1].Value, Number(change, "data-value"));
            Assert.InRange(Number(change, "data-value"), Number(change, "data-low"), Number(change, "data-high"));
            Assert.False(change.HasAttribute("data-cell"));
        });
        Assert.Equal(9, document.QuerySelectorAll("[data-release] [data-cell]").Length);
        Assert.All(document.QuerySelectorAll("[data-release]"), then =>
        {
            Assert.Equal($"{earlier.Value}", then.GetAttribute("data-release"));
            Assert.Equal(cells[long.Parse(then.QuerySelector("[data-cell]")!.GetAttribute("data-cell")!, CultureInfo.InvariantCulture)].Value, Number(then.QuerySelector("[data-cell]")!, "data-value"));
        });
    }

    [Fact]
    public async Task The_practices_stand_by_grade_each_with_its_cell_and_its_interval()
    {
        await using var installation = await StoredRelease.CreateAsync(school: new MadeSchool(Grades: true));
        var cells = (await installation.CellsAsync()).Where(cell => cell.Group != CellAddress.Everybody).ToDictionary(cell => cell.Id);

        var document = await pages.DocumentAsync(await installation.ReportAsync());

        var grades = document.QuerySelectorAll(".grades-table [data-value]");
        Assert.NotEmpty(grades);
        Assert.All(grades, grade =>
        {
            var cell = cells[long.Parse(grade.GetAttribute("data-cell")!, CultureInfo.InvariantCulture)];
            Assert.Equal((cell.Value, cell.Low), (Number(grade, "data-value"), Number(grade, "data-low")));
            var column = grade.Closest("tr")!.QuerySelectorAll("td").TakeWhile(one => one != grade.Closest("td")).Count();
            Assert.StartsWith(
                cell.Group.Replace("grade:", "Grade ", StringComparison.Ordinal), grade.Closest("table")!.QuerySelectorAll("thead th.number")[column].TextContent, StringComparison.Ordinal);
        });
        Assert.Empty((await pages.DocumentAsync(MadeRelease.Report())).QuerySelectorAll("#grades, #changes"));
    }

    [Fact]
    public async Task Made_up_answers_are_marked_and_real_ones_are_not()
    {
        var cells = MadeRelease.Cells(new MadeSchool());

        var made = await pages.DocumentAsync(MadeRelease.Report(cells, isDemonstration: true));
        var real = await pages.DocumentAsync(MadeRelease.Report(cells, isDemonstration: false));

        Assert.Contains("Demonstration data", made.QuerySelector(".report-demo")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Demonstration", real.Body!.TextContent, StringComparison.Ordinal);
    }

    private static double Number(IElement element, string attribute) =>
        double.Parse(element.GetAttribute(attribute)!, CultureInfo.InvariantCulture);
}
