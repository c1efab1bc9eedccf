using System.Net;
using Xunit;

namespace Fidelity.Tests.Api.Reports;

public sealed class ReportTests(FeedInstallation feed) : IClassFixture<FeedInstallation>
{
    [Fact]
    public async Task The_pdf_comes_byte_for_byte()
    {
        var report = (await feed.Rows("/odata/Reports", "nia"))[0].GetProperty("Id").GetString();

        using var response = await feed.Send($"/odata/Reports('{report}')/$value", "nia");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(FeedInstallation.Pdf, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Another_schools_report_is_not_there()
    {
        foreach (var report in await feed.Rows("/odata/Reports?$filter=OrganizationId ne 'school-nia'"))
        {
            using var response = await feed.Send($"/odata/Reports('{report.GetProperty("Id").GetString()}')/$value", "nia");

            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }
}
