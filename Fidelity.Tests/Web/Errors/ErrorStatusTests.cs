using Fidelity.Reports.Printing;
using Fidelity.Web.Errors;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Fidelity.Tests.Web.Errors;

public sealed class ErrorStatusTests
{
    [Fact]
    public void A_missing_printer_is_said_as_such_and_not_as_a_fault_nobody_understands() =>
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, ErrorPages.StatusOf(new ChromiumMissingException("install it")));

    [Fact]
    public void What_was_sent_wrongly_keeps_its_own_status_and_anything_else_is_ours()
    {
        Assert.Equal(413, ErrorPages.StatusOf(new BadHttpRequestException("too large", 413)));
        Assert.Equal(500, ErrorPages.StatusOf(new InvalidOperationException()));
    }
}
