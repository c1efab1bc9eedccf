using System.Net;
using Fidelity.Core.Accounts;
using Fidelity.Tests.Web.Respond;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Web.Schools;

/// <summary>A school office records which parents do not want their child to be asked.</summary>
public sealed class OptOutsPageTests
{
    [Fact]
    public async Task Lena_finds_a_student_by_name_takes_them_out_and_back_in()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var lena = await survey.Installation.SignIn("lena", AccountRole.Leader, survey.School);
        var id = await survey.Installation.WithDb(db => db.People.Where(row => row.SourcedId == "s2").Select(row => row.Id).SingleAsync());

        var found = await lena.Page($"{Address(survey)}?search=S2");
        Assert.Equal(["s2 Of North"], found.QuerySelectorAll("tbody th").Select(row => row.TextContent));
        var taken = await lena.SubmitForPage($"{Address(survey)}?search=S2", "opt-outs", ("out", $"{id.Value}"));
        var all = await lena.Page(Address(survey));

        Assert.Equal("no, taken out", taken.QuerySelector("tbody td")!.TextContent);
        Assert.Equal(["4A", "4B"], all.QuerySelectorAll("h3").Select(row => row.TextContent));
        Assert.Contains("1 of 4 students are taken out", string.Join(' ', all.Body!.TextContent.Split()), StringComparison.Ordinal);
        var back = await lena.SubmitForPage(Address(survey), "opt-outs", ("back", $"{id.Value}"));
        Assert.DoesNotContain(back.QuerySelectorAll("tbody td"), cell => cell.TextContent.StartsWith("no", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_but_leaders_of_the_school_and_administrators_sees_it()
    {
        using var survey = await SurveyOnTheWeb.OpenAsync();
        var (_, _, nias) = await survey.Installation.AddSchools();
        var nia = await survey.Installation.SignIn("nia", AccountRole.Leader, nias);
        var cole = await survey.Installation.SignIn("cole", AccountRole.Coach, survey.School);
        var alma = await survey.Installation.SignIn("alma", AccountRole.Administrator);

        Assert.DoesNotContain("Of North", (await nia.Page(Address(survey), HttpStatusCode.NotFound)).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await cole.Get(Address(survey))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await alma.Get(Address(survey))).StatusCode);
    }

    private static string Address(SurveyOnTheWeb survey) => $"/waves/{survey.Wave.Value}/schools/{survey.School.Value}/opt-outs";
}
