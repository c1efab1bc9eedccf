using System.Net;
using Fidelity.Core.Accounts;
using Fidelity.Core.Waves;
using Fidelity.Web.Respond;
using Xunit;

namespace Fidelity.Tests.Web.Respond;

public sealed class CodeSheetTests
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
        Assert.Equal(HttpStatusCode.NotFound, (await alma.Get(CodeSheetDoor.Address(survey.Wave, new(999)))).StatusCode);
    }
}
