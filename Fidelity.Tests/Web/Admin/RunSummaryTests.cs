using Fidelity.Web.Admin;
using Xunit;

namespace Fidelity.Tests.Web.Admin;

public sealed class RunSummaryTests
{
    [Theory]
    [InlineData("MailDispatched { Sent = 3, WillRetry = 0, GivenUp = 12 }", "sent 3, will retry 0, given up 12")]
    [InlineData("ReportsPrinted { Reports = 0 }", "reports 0")]
    [InlineData("The disk { of = the server } is full.", "The disk { of = the server } is full.")]
    [InlineData("", "")]
    public void Counts_are_read_as_words_and_everything_else_stays(string summary, string expected) =>
        Assert.Equal(expected, RunSummary.Read(summary));
}
