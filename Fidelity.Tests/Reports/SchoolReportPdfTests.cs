using System.Diagnostics;
using System.Globalization;
using Fidelity.Reports.Printing;
using Fidelity.Tests.Core.Reports;
using Xunit;

namespace Fidelity.Tests.Reports;

/// <summary>Prints in a real Chromium and reads the file back with poppler's tools.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class SchoolReportPdfTests(ReportPages pages) : IClassFixture<ReportPages>
{
    [Fact]
    public async Task The_file_is_tagged_and_titled_and_speaks_english_on_letter_paper()
    {
        var (report, pdf) = await pages.PrintedAsync();

        var info = await Poppler.ReadAsync("pdfinfo", pdf);
        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Matches(@"Page size:\s+612 x 792 pts \(letter\)", info);
        Assert.Contains(report.Heading.Title, info, StringComparison.Ordinal);
        var raw = System.Text.Encoding.Latin1.GetString(pdf);
        Assert.Contains("/Lang (en)", raw, StringComparison.Ordinal);
        Assert.Contains("/Outlines", raw, StringComparison.Ordinal);
        var structure = await Poppler.ReadAsync("pdfinfo", pdf, "-struct-text");
        Assert.Contains("Figure", structure, StringComparison.Ordinal);
        Assert.Contains("TH", structure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_holds_the_whole_answer()
    {
        var (report, pdf) = await pages.PrintedAsync();

        var first = Flat(await Poppler.ReadAsync("pdftotext", pdf, "-l", "1"));

        Assert.Contains(report.Headline.Text, first, StringComparison.Ordinal);
        Assert.All(report.Practices, practice => Assert.Contains(practice.Score.Text, first, StringComparison.Ordinal));
        Assert.All(report.LookAt, thing => Assert.Contains(Flat(thing.Title), first, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_page_says_demonstration_data_and_names_the_release()
    {
        var (_, pdf) = await pages.PrintedAsync();

        var text = (await Poppler.ReadAsync("pdftotext", pdf)).Split('\f', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(text.Length > 5);
        Assert.All(text, (page, index) =>
        {
            Assert.Contains("Demonstration data · Cedar School", page, StringComparison.Ordinal);
            Assert.Contains("Fall 2026, release 1 (aaaaaaaaaaaa) · Demonstration data", page, StringComparison.Ordinal);
            Assert.Contains($"Page {index + 1} of {text.Length}", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_text_of_the_file_is_the_text_of_the_page()
    {
        var (report, pdf) = await pages.PrintedAsync();

        var text = Flat(await Poppler.ReadAsync("pdftotext", pdf));

        Assert.All(report.Dimensions, dimension => Assert.Contains(Flat(dimension.Name), text, StringComparison.Ordinal));
        Assert.All(report.Suppressed, note => Assert.Contains(Flat(note.What), text, StringComparison.Ordinal));
        Assert.All(report.Provenance.Where(line => line.Text.Length == 64), line => Assert.Contains(line.Text, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Three_reports_at_once_each_come_out_as_their_own()
    {
        var reports = new[] { 3, 5, 6 }.Select(seed => MadeRelease.Report(new MadeSchool(seed, Teachers: (20, 25), Upper: (0, 0), Lower: (0, 0), PrincipalConsents: false))).ToList();

        var pdfs = await Task.WhenAll(reports.Select(report => pages.Pdf.MakeAsync(report, default)));

        foreach (var (report, pdf) in reports.Zip(pdfs))
        {
            Assert.Contains(Flat(report.Headline.Explanation), Flat(await Poppler.ReadAsync("pdftotext", pdf, "-l", "1")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_browser_that_has_died_is_started_again()
    {
        var document = new PrintedDocument("<!DOCTYPE html><html lang=en><title>t</title><p>Hello", "", "");
        var own = new ReportPages();
        await using var disposal = own.Services;
        var before = Browsers();
        await own.Printer.PrintAsync(document, default);
        var started = Browsers().Except(before).ToList();
        Assert.NotEmpty(started);
        foreach (var id in started.Where(id => Browsers().Contains(id)))
        {
            using var browser = Process.GetProcessById(id);
            browser.Kill();
        }

        var pdf = await own.Printer.PrintAsync(document, default);

        Assert.Contains("Hello", await Poppler.ReadAsync("pdftotext", pdf), StringComparison.Ordinal);
    }

    /// <summary>Chromium processes that descend from this test process: those that Playwright's driver has started for it.</summary>
    private static HashSet<int> Browsers()
    {
        var processes = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).ToDictionary(id => id, Stat);
        return [.. processes.Where(process => process.Value.Name.StartsWith("chrom", StringComparison.Ordinal) && IsOurs(process.Key)).Select(process => process.Key)];

        bool IsOurs(int id) => id == Environment.ProcessId || (processes.TryGetValue(id, out var stat) && stat.Parent > 1 && IsOurs(stat.Parent));
    }

    // "pid (name) state parent …"; a process may have gone meanwhile.
    private static (string Name, int Parent) Stat(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var end = stat.LastIndexOf(')');
            return (stat[(stat.IndexOf('(') + 1)..end], int.Parse(stat[(end + 2)..].Split(' ')[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return ("", 0);
        }
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
