using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Fidelity.Core.Accounts;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Reports.Printing;
using Fidelity.Web.Respond;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Web.Respond;

public sealed partial class CodeSheetTests
{
    [Fact]
    public async Task The_schools_leader_prints_a_card_with_a_qr_code_for_each_student_of_the_class()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var lena = await survey.Installation.SignIn("lena", AccountRole.Leader, survey.School);

        var page = await lena.Page(CodeSheetDoor.Address(survey.Wave, survey.Classes[1]));

        var cards = page.QuerySelectorAll(".cards > li");
        Assert.Equal(["s1 Of North", "s3 Of North"], cards.Select(card => card.QuerySelector(".student")!.TextContent));
        Assert.Equal(AccessCode.Spaced(await survey.AccessOfAsync("s1")), cards[0].QuerySelector(".access")!.TextContent);
        Assert.All(cards, card => Assert.NotEmpty(card.QuerySelectorAll("svg rect, svg path")));
    }

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var (_, _, nias) = await survey.Installation.AddSchools();
        var nia = await survey.Installation.SignIn("nia", AccountRole.Leader, nias);
        var cole = await survey.Installation.SignIn("cole", AccountRole.Coach, survey.School);
        var address = CodeSheetDoor.Address(survey.Wave, survey.Classes[1]);

        Assert.Equal(HttpStatusCode.NotFound, (await nia.Get(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await cole.Get(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await survey.Installation.Open().Get(address)).StatusCode);
    }

    [Fact]
    public async Task A_class_that_is_not_asked_has_no_sheet()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var alma = await survey.Installation.SignIn("alma", AccountRole.Administrator);

        Assert.Equal(HttpStatusCode.OK, (await alma.Get(CodeSheetDoor.Address(survey.Wave, survey.Classes[0]))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await alma.Get(CodeSheetDoor.Address(survey.Wave, new ClassId(999)))).StatusCode);
    }

    [Fact]
    public async Task The_whole_schools_sheets_come_as_one_pdf_in_which_each_class_begins_a_page()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var lena = await survey.Installation.SignIn("lena", AccountRole.Leader, survey.School);
        var address = CodeSheetDoor.Address(survey.Wave, survey.School);

        var page = await lena.Page(address);
        var pdf = await (await lena.Get(CodeSheetDoor.PdfOf(address))).Content.ReadAsByteArrayAsync();

        Assert.Equal(["Access codes: 4A", "Access codes: 4B"], page.QuerySelectorAll("h1, h2").Select(row => row.TextContent));
        Assert.Equal(4, page.QuerySelectorAll(".cards > li").Length);
        Assert.Equal(CodeSheetDoor.PdfOf(address), page.QuerySelector(".screen a")!.GetAttribute("href"));
        Assert.Equal("%PDF-"u8, pdf.AsSpan(0, 5));
        Assert.Equal(2, Pages().Count(Encoding.Latin1.GetString(pdf)));
    }

    [Fact]
    public async Task Nobody_else_gets_the_pdfs()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var (_, _, nias) = await survey.Installation.AddSchools();
        var nia = await survey.Installation.SignIn("nia", AccountRole.Leader, nias);

        foreach (var address in new[] { CodeSheetDoor.Address(survey.Wave, survey.School), CodeSheetDoor.Address(survey.Wave, survey.Classes[0]) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await nia.Get(address)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await nia.Get(CodeSheetDoor.PdfOf(address))).StatusCode);
        }
    }

    [Fact]
    public async Task Where_no_program_prints_the_page_says_so_and_can_be_printed_by_the_browser()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var account = await survey.Installation.AddAccount("lena", AccountRole.Leader, survey.School);
        using var without = survey.Installation.WithWebHostBuilder(host =>
            host.ConfigureTestServices(services => services.AddSingleton<IReportPrinter, NoPrinter>()));
        var lena = new Browser(without.CreateClient(new() { AllowAutoRedirect = false }));
        await lena.Submit("/sign-in", "sign-in", ("UserName", "lena"), ("Password", account.Password));

        var page = await lena.Page(CodeSheetDoor.PdfOf(CodeSheetDoor.Address(survey.Wave, survey.Classes[1])));

        Assert.Contains("Install Chromium.", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll(".cards > li").Length);
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Pages();

    private sealed class NoPrinter : IReportPrinter
    {
        public Task<byte[]> PrintAsync(PrintedDocument document, CancellationToken cancellationToken) =>
            throw new ChromiumMissingException("Install Chromium.");
    }
}
