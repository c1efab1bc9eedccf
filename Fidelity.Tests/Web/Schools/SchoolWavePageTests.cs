using System.Net;
using AngleSharp.Html.Dom;
using Fidelity.Core.Accounts;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Waves;
using Fidelity.Tests.Web.Waves;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Web.Schools;

public sealed class SchoolWavePageTests : IDisposable
{
    private readonly WebInstallation installation = new();

    public void Dispose() => installation.Dispose();

    [Fact]
    public async Task Of_twelve_teachers_the_rate_is_shown_and_of_one_principal_nothing()
    {
        var (lena, address) = await OpenWaveOfLenasSchool();
        await installation.WithDb(db => db.Invitations.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsAnswered, row => row.Instrument == "principal/1.0")));

        var page = await lena.Page(address);

        var rows = page.QuerySelectorAll(".rates tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains(rows, row => row.Contains("Teachers", StringComparison.Ordinal) && row.Contains("0 of 12 (0%)", StringComparison.Ordinal) && row.Contains("10 more needed", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("Principals", StringComparison.Ordinal) && row.Contains("fewer than 5 are asked: not shown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_is_the_same_whether_the_principal_has_answered_or_not()
    {
        var (lena, address) = await OpenWaveOfLenasSchool();
        var before = await Text(lena, address);

        await installation.WithDb(db => db.Invitations.Where(row => row.Instrument == "principal/1.0")
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsAnswered, true)));

        Assert.Equal(before, await Text(lena, address));
    }

    [Fact]
    public async Task A_reminder_is_refused_in_words_on_the_day_of_a_mail_and_leaves_on_the_next()
    {
        var (lena, address) = await OpenWaveOfLenasSchool();

        var refused = await lena.SubmitForPage(address, "nudge");
        Assert.Contains("went out today", refused.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        installation.Clock.Advance(TimeSpan.FromDays(1));
        var school = await installation.WithDb(db => db.WaveSchools.Select(row => row.OrganizationId).SingleAsync());
        var tomorrow = await installation.SignIn("lena-tomorrow", AccountRole.Leader, school);
        var sent = await tomorrow.SubmitForPage(address, "nudge");
        var said = sent.QuerySelector("[role=status]")!.TextContent;
        Assert.Contains("on its way", said, StringComparison.Ordinal);
        // How many it went to would tell, with the teachers' rate, whether the principal was among them.
        Assert.DoesNotMatch(@"\d", said);
        Assert.Equal(1, await installation.WithDb(db => db.WaveSends.CountAsync(send => send.Kind == SendKind.Nudge)));
    }

    [Fact]
    public async Task A_longer_window_is_shown_with_its_days_of_school_before_it_counts()
    {
        var (lena, address) = await OpenWaveOfLenasSchool();
        var before = await ClosesAt();

        var shown = await lena.SubmitForPage(address, "extend", ("until", "2026-11-13"));
        Assert.Contains("15 days of school instead of 10", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await ClosesAt());

        await lena.Submit(shown, address, "extend", [("until", "2026-11-13")]);
        Assert.Equal(before.AddDays(7), await ClosesAt());

        var past = await lena.SubmitForPage(address, "extend", ("until", "2026-10-27"));
        Assert.NotNull(past.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task Closing_early_is_asked_twice()
    {
        var (lena, address) = await OpenWaveOfLenasSchool();
        var before = await ClosesAt();

        var asked = await lena.SubmitForPage(address, "close");
        Assert.Contains("cannot be opened again", asked.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await ClosesAt());

        await lena.Submit(asked, address, "close", []);
        Assert.Equal(installation.Clock.Now, await ClosesAt());
        var after = await lena.Page(address);
        Assert.DoesNotContain(after.QuerySelectorAll("button"), button => button.TextContent.Contains("reminder", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nia_from_another_school_finds_nothing_and_can_do_nothing()
    {
        var (_, address) = await OpenWaveOfLenasSchool();
        var nias = await installation.WithDb(db => db.Organizations.Where(row => row.Name == "Nia's school").Select(row => row.Id).SingleAsync());
        var nia = await installation.SignIn("nia", AccountRole.Leader, nias);
        var own = await nia.Page("/waves/new");
        var before = await ClosesAt();

        await nia.Page(address, HttpStatusCode.NotFound);
        // With a token of her own, as if the form had been on her page.
        own.QuerySelector("main form")!.SetAttribute("action", address);
        own.QuerySelectorAll("main form input[name=_handler]").OfType<IHtmlInputElement>().ToList().ForEach(input => input.Value = "close");
        var forged = await nia.Submit(own, address, address, [("sure", "yes")]);

        Assert.False(forged.IsSuccessStatusCode);
        Assert.Equal(before, await ClosesAt());
    }

    private async Task<(Browser Lena, string Address)> OpenWaveOfLenasSchool()
    {
        var (_, lenas, _) = await installation.AddSchools();
        await installation.AddTeachers(lenas, 12);
        await installation.WithDb(async db =>
        {
            var pia = new Person("pia", "Pia", "Principal");
            pia.Reach("pia@example.org");
            db.People.Add(pia);
            await db.SaveChangesAsync();
            db.Memberships.Add(new Membership(pia.Id, lenas, RosterRole.Principal));
            return await db.SaveChangesAsync();
        });
        await PlanSteps.PlanAsync(await installation.SignIn("alma", AccountRole.Administrator), lenas);
        var wave = await installation.WithDb(db => db.Waves.SingleAsync());
        installation.Clock.MoveTo(wave.OpensAt.AddMinutes(5));
        await installation.With<OpenWave, WaveOpening>(open => open.RunAsync(wave.Id, default));
        await installation.With<SendWave, int>(send => send.RunAsync(wave.Id, default));
        var lena = await installation.SignIn("lena", AccountRole.Leader, lenas);
        return (lena, $"/schools/{lenas.Value}/waves/{wave.Id.Value}");
    }

    private Task<DateTime> ClosesAt() => installation.WithDb(db => db.WaveSchools.Select(row => row.ClosesAt).SingleAsync());

    private static async Task<string> Text(Browser lena, string address) => (await lena.Page(address)).QuerySelector("main")!.TextContent;
}
