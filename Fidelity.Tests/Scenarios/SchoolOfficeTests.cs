using System.Text;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Fidelity.Tests.Rosters;
using Fidelity.Tests.Web.Accessibility;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace Fidelity.Tests.Scenarios;

/// <summary>
/// A day's work of a school office as a new user would do it: what the guide says, word by word, from an empty data folder to the first
/// mails and to closing at a school. How long a person takes cannot be measured here; the page loads and clicks are counted and printed.
/// </summary>
[Collection(ChromiumCollection.Name)]
public sealed class SchoolOfficeTests(Chromium chromium, ITestOutputHelper output)
{
    private const string Calendar = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example district//EN
        BEGIN:VEVENT
        UID:thanksgiving@district.example
        DTSTART;VALUE=DATE:20261125
        DTEND;VALUE=DATE:20261128
        SUMMARY:Thanksgiving Break - No School
        END:VEVENT
        END:VCALENDAR
        """;

    private static readonly Dictionary<string, string> Names = new()
    {
        ["your district"] = "Example, District of",
        ["your district (tick)"] = "Example, District of (district)",
        ["your school"] = "Lower School",
    };

    private readonly List<string> found = [];

    private int pictures;

    [Fact]
    public async Task From_an_empty_installation_to_the_first_mails_and_on_to_closing_by_the_guide_alone()
    {
        using var office = await SchoolOffice.OpenAsync(GuideWalk.CommandOf("The first day"));
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(office.Address);

        var first = new GuideWalk(page, Names,
        [
            ("User name", Type("alma")), ("Password", Type(office.AdministratorsPassword)),
            ("Roster, as a zip", Choose("roster.zip", MadeSet.V12.Zip().ToArray())),
            ("Clock", (_, field) => field.SelectOptionAsync("America/New_York")),
            ("your district", Tick),
            ("Calendar file", Choose("calendar.ics", Encoding.UTF8.GetBytes(Calendar.ReplaceLineEndings("\r\n")))),
            ("User name", Type("lena")), ("your district", Tick),
            ("Opens on", Type("2026-10-05")),
        ]);
        string? password = null;
        await first.FollowAsync("The first day", async () =>
        {
            password = await PasswordShownAsync(page) ?? password;
            await LookAsync(page);
        });
        Assert.Contains("Planned.", await page.InnerTextAsync("[role=status]"), StringComparison.Ordinal);
        await office.RunScheduleAsync();

        Assert.Equal(
            ["principal1@example.org", "teacher1@example.org", "teacher2@example.org"],
            office.Mails().Select(mail => mail.Split('\n').Single(line => line.StartsWith("To:", StringComparison.Ordinal)).Trim()[4..].Trim('<', '>')).Order());
        output.WriteLine($"From the sign-in to the first mails: {first.Loads} page loads, {first.Clicks} clicks and fields.");

        office.Clock.Advance(TimeSpan.FromDays(1));
        await using var another = await chromium.Browser.NewContextAsync();
        var lenas = await another.NewPageAsync();
        await lenas.GotoAsync(office.Address);
        var second = new GuideWalk(lenas, Names, [("User name", Type("lena")), ("Password", Type(password!)), ("New last day", Type("2026-10-27"))]);
        await second.FollowAsync("The days after", () => LookAsync(lenas));
        await office.RunScheduleAsync();

        Assert.Contains("Closed at this school.", await lenas.InnerTextAsync("[role=status]"), StringComparison.Ordinal);
        output.WriteLine($"From there to closing at the school: {second.Loads} page loads, {second.Clicks} clicks and fields.");
        await using var scope = office.Services.CreateAsyncScope();
        var sends = await scope.ServiceProvider.GetRequiredService<FidelityDb>().WaveSends.Select(send => send.Kind).ToListAsync();
        Assert.Contains(SendKind.Nudge, sends);
        Axe.AssertNothing(found);
    }

    /// <summary>At the pages of the overview, of planning and of schools, which are reached by forms that no crawler sends.</summary>
    private async Task LookAsync(IPage page)
    {
        var path = new Uri(page.Url).AbsolutePath;
        if (path is "/admin" or "/waves/new" || path.StartsWith("/schools", StringComparison.Ordinal))
        {
            found.AddRange(await Axe.FindAsync(page, Axe.Looks.Take(2)));
            await PictureAsync(page, path);
        }
    }

    /// <summary>For people to look at: set FIDELITY_PICTURES to a folder.</summary>
    private async Task PictureAsync(IPage page, string path)
    {
        if (Environment.GetEnvironmentVariable("FIDELITY_PICTURES") is { Length: > 0 } folder)
        {
            foreach (var width in new[] { 320, 1280 })
            {
                await page.SetViewportSizeAsync(width, 800);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{pictures:00}{path.Replace('/', '-')}-{width}.png"), FullPage = true });
            }

            pictures++;
        }
    }

    private static Func<IPage, ILocator, Task> Type(string text) => (_, field) => field.FillAsync(text);

    private static Func<IPage, ILocator, Task> Choose(string name, byte[] bytes) => (_, field) =>
        field.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });

    private static Task Tick(IPage page, ILocator field) => field.CheckAsync();

    private static async Task<string?> PasswordShownAsync(IPage page) =>
        await page.Locator(".secret").CountAsync() > 0 ? (await page.InnerTextAsync(".secret")).Trim() : null;
}
