using Fidelity.Reports.Printing;
using Xunit;

namespace Fidelity.Tests.Reports.Printing;

public sealed class ChromiumProgramTests
{
    private static readonly string SomeFile = typeof(ChromiumProgramTests).Assembly.Location;

    [Fact]
    public void Without_any_chromium_the_message_says_what_to_install()
    {
        var missing = Assert.Throws<ChromiumMissingException>(() => ChromiumProgram.Find(null, ["/nowhere/chromium"]));

        Assert.Contains("apt-get install chromium", missing.Message, StringComparison.Ordinal);
        Assert.Contains(ChromiumProgram.Variable, missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_program_that_is_not_there_is_an_error_and_not_passed_over()
    {
        var missing = Assert.Throws<ChromiumMissingException>(() => ChromiumProgram.Find("/nowhere/chromium", [SomeFile]));

        Assert.Contains("/nowhere/chromium", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_named_program_wins_over_the_usual_places()
    {
        Assert.Equal(SomeFile, ChromiumProgram.Find(SomeFile, ["/bin/sh"]));
        Assert.Equal(SomeFile, ChromiumProgram.Find(" ", ["/nowhere", SomeFile]));
    }
}
