using System.Diagnostics;
using System.Globalization;

namespace Fidelity.Bench.Field;

/// <summary>A web host under load, and killed: one line for each figure. The load comes from this process, the host is another.</summary>
internal static class FieldFigures
{
    private const int Clients = 16;

    /// <returns>Whether nothing was lost, doubled or refused.</returns>
    public static async Task<bool> SayAsync(string webAssembly, string folder, bool small)
    {
        var seconds = small ? 3 : 30;
        var surveys = small ? 300 : 6000;
        SayFlush(folder);
        var isRight = await LoadAsync(webAssembly, Path.Combine(folder, "load"), seconds, surveys, small ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(10));
        return await KillAsync(webAssembly, Path.Combine(folder, "kills"), small ? 3 : 20) && isRight;
    }

    private static async Task<bool> LoadAsync(string webAssembly, string folder, int seconds, int surveys, TimeSpan length)
    {
        var students = (2 * surveys) + (int)(1.2 * ((110 * seconds) + (30 * length.TotalSeconds))) + 1000;
        await using var installation = await FieldInstallation.MakeAsync(folder, students);
        Say("students with a code", installation.Codes.Count, "students");
        using var host = await FieldHost.StartAsync(webAssembly, folder);
        using var load = new FieldLoad(installation, host.Address);
        await load.SaturateAsync(new FieldTimes(), Clients, surveys / 10);

        var times = new FieldTimes();
        var before = host.ProcessorTime;
        var elapsed = await load.SaturateAsync(times, Clients, surveys);
        Say($"completed surveys, {Clients} clients without pause", surveys / elapsed.TotalSeconds, "a second");
        Say("the same, requests", times.Count(Enum.GetValues<FieldWait>()) / elapsed.TotalSeconds, "a second");
        Say("the same, server's processor time a survey", (host.ProcessorTime - before).TotalMilliseconds / surveys, "ms");
        SayQuantiles("the same", times);

        using (var pages = new FieldLoad(installation, host.Address, installation.Instrument.Pages.Count + 1))
        {
            elapsed = await pages.SaturateAsync(new FieldTimes(), Clients, surveys / 2);
            Say($"completed surveys, every page of the instrument saved by itself ({installation.Instrument.Pages.Count + 1} saves)", surveys / 2 / elapsed.TotalSeconds, "a second");
            foreach (var (rate, span) in new[] { (100.0, TimeSpan.FromSeconds(seconds)), (10.0, TimeSpan.FromSeconds(seconds)) })
            {
                times = new FieldTimes();
                await load.ArriveAsync(times, rate, span);
                SayQuantiles($"{rate} surveys a second, {20 * rate} requests", times);
            }

            times = new FieldTimes();
            await load.ArriveAsync(times, 30, length, minute => Say($"memory of the host after minute {minute} at 30 surveys a second", host.ResidentMebibytes, "MiB"));
            SayQuantiles($"30 surveys a second for {length.TotalMinutes:0.#} minutes", times);

            var ledger = await FieldLedger.CheckAsync(installation, [.. load.Respondents, .. pages.Respondents]);
            SayLedger("all of this", ledger);
            Say("errors", load.Errors + pages.Errors, "surveys");
            if ((load.FirstError ?? pages.FirstError) is { } error)
            {
                Console.Error.WriteLine(error);
            }

            return ledger.IsRight && load.Errors + pages.Errors == 0;
        }
    }

    private static async Task<bool> KillAsync(string webAssembly, string folder, int kills)
    {
        await using var installation = await FieldInstallation.MakeAsync(folder, kills * 400);
        using var host = await FieldHost.StartAsync(webAssembly, folder);
        var outcome = await FieldKills.RunAsync(installation, host, kills);
        Say("kill -9 at random moments", outcome.Kills, "kills");
        Say("acknowledged saves of students in the middle, read again after a restart", outcome.ReadBack, "saves");
        Say("of these not there", outcome.NotThere, "saves");
        SayLedger("run with kills", outcome.Ledger);
        foreach (var unexpected in outcome.Unexpected)
        {
            Console.Error.WriteLine(unexpected);
        }

        return outcome.IsRight;
    }

    private static void SayLedger(string what, FieldLedger ledger)
    {
        Say($"{what}, saves acknowledged", ledger.Saves, "saves");
        Say($"{what}, submissions acknowledged", ledger.Submissions, "responses");
        Say($"{what}, lost", ledger.Lost, "saves or responses");
        Say($"{what}, twice or nobody's", ledger.Twice, "responses");
        Say($"{what}, counted as complete and not, or the reverse", ledger.Miscounted, "responses");
        Say($"{what}, responses without an answered invitation, or the reverse", ledger.Unmatched, "responses");
    }

    private static void SayQuantiles(string what, FieldTimes times)
    {
        foreach (var (name, waits) in new[] { ("saves of a page", new[] { FieldWait.Save }), ("pages", [FieldWait.Page]), ("submissions", [FieldWait.Submit]), ("all requests", Enum.GetValues<FieldWait>()) })
        {
            foreach (var (label, share) in new[] { ("p50", 0.5), ("p95", 0.95), ("p99", 0.99) })
            {
                Say($"{what}, {name}, {label}", times.Quantile(share, waits), "ms");
            }
        }
    }

    /// <summary>What one synchronous commit costs on this disk at the least: 8 KiB appended to a file and flushed, one after another.</summary>
    private static void SayFlush(string folder)
    {
        const int Times = 500;
        Directory.CreateDirectory(folder);
        using var file = File.Create(Path.Combine(folder, "flush"));
        var page = new byte[8192];
        var milliseconds = new double[Times];
        for (var i = 0; i < Times; i++)
        {
            var watch = Stopwatch.StartNew();
            file.Write(page);
            file.Flush(flushToDisk: true);
            milliseconds[i] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        Say("8 KiB appended to a file and flushed to this disk, p50", milliseconds[Times / 2], "ms");
        Say("the same, p99", milliseconds[Times * 99 / 100], "ms");
    }

    private static void Say(string figure, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}: {value:0.##} {unit}"));
}
