using Fidelity.Bench.Field;
using Xunit;

namespace Fidelity.Tests.Scenarios;

/// <summary>The web host as a process of its own, under load and killed: <c>bench/field.sh</c> at a small size. No time is asserted.</summary>
public sealed class FieldTests : IDisposable
{
    private static readonly string Web = Path.Combine(AppContext.BaseDirectory, "Fidelity.Web.dll");

    private readonly TemporaryFolder disk = new();

    [Fact]
    public async Task Of_what_many_students_send_at_once_nothing_is_lost_and_nothing_counted_twice()
    {
        await using var installation = await FieldInstallation.MakeAsync(disk.Path, students: 120);
        using var host = await FieldHost.StartAsync(Web, disk.Path);
        using var load = new FieldLoad(installation, host.Address);
        var times = new FieldTimes();

        await load.SaturateAsync(times, clients: 12, surveys: 60);
        await load.ArriveAsync(times, perSecond: 10, TimeSpan.FromSeconds(2));

        Assert.Null(load.FirstError);
        var ledger = await FieldLedger.CheckAsync(installation, load.Respondents);
        Assert.Equal(new FieldLedger(load.Respondents.Count * FieldLoad.SavesOfTheIssue, load.Respondents.Count, 0, 0, 0, 0), ledger);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_the_host_was_killed_and_what_is_partial_is_not_complete()
    {
        await using var installation = await FieldInstallation.MakeAsync(disk.Path, students: 600);
        using var host = await FieldHost.StartAsync(Web, disk.Path);

        var outcome = await FieldKills.RunAsync(installation, host, kills: 3);

        Assert.Empty(outcome.Unexpected);
        Assert.Equal(0, outcome.NotThere);
        Assert.Equal(outcome.Ledger with { Lost = 0, Twice = 0, Miscounted = 0, Unmatched = 0 }, outcome.Ledger);
        Assert.True(outcome.ReadBack > 0, "Nobody was in the middle when the host was killed.");
    }

    public void Dispose() => disk.Dispose();
}
