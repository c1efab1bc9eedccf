using Fidelity.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Web.Accounts;

public sealed class FeedKeysTests : IDisposable
{
    private readonly WebInstallation installation = new();

    public void Dispose() => installation.Dispose();

    [Fact]
    public async Task A_key_is_shown_once_and_only_its_hash_is_stored()
    {
        var (district, _, _) = await installation.AddSchools();
        var paula = await installation.SignIn("paula", AccountRole.Policymaker, district);

        var page = await paula.SubmitForPage("/keys", "make-key", ("KeyName", "Excel at the office"));

        var secret = page.QuerySelector(".done .secret")!.TextContent;
        Assert.Equal(43, secret.Length);
        var stored = await installation.WithDb(db => db.FeedKeys.SingleAsync());
        Assert.Equal(FeedKey.HashOf(secret), stored.Hash);
        var again = await paula.Page("/keys");
        Assert.DoesNotContain(secret, again.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Excel at the office", again.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_is_not_valid_any_more()
    {
        var (district, _, _) = await installation.AddSchools();
        var paula = await installation.SignIn("paula", AccountRole.Policymaker, district);
        await paula.Submit("/keys", "make-key", ("KeyName", "Excel"));
        var key = await installation.WithDb(db => db.FeedKeys.SingleAsync());

        await paula.Submit("/keys", $"revoke-{key.Id}");

        var after = await installation.WithDb(db => db.FeedKeys.SingleAsync());
        Assert.False(after.IsValidAt(installation.Clock.Now));
    }

    [Fact]
    public async Task A_key_without_a_name_is_refused_with_what_to_do()
    {
        var (district, _, _) = await installation.AddSchools();
        var cole = await installation.SignIn("cole", AccountRole.Coach, district);

        var page = await cole.SubmitForPage("/keys", "make-key", ("KeyName", "  "));

        Assert.Contains("Give the key a name", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await installation.WithDb(db => db.FeedKeys.CountAsync()));
    }
}
