using System.Collections.Concurrent;
using System.Diagnostics;

namespace Fidelity.Bench.Field;

/// <summary>
/// Students of one installation who answer all at once. Connections are kept alive and shared; nobody reads or thinks between two pages.
/// </summary>
/// <param name="saves">In how many saves a survey is sent.</param>
public sealed class FieldLoad(FieldInstallation installation, Uri address, int saves = FieldLoad.SavesOfTheIssue) : IDisposable
{
    /// <summary>A survey of eight page saves; the instrument's pages are sent two at a time.</summary>
    public const int SavesOfTheIssue = 8;

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1) })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
    };

    private readonly ConcurrentQueue<FieldRespondent> respondents = new();
    private readonly Random random = new(1);
    private int errors;

    /// <summary>All who have begun.</summary>
    public IReadOnlyCollection<FieldRespondent> Respondents => respondents;

    /// <summary>Surveys that ended because a request was not answered as it should be.</summary>
    public int Errors => errors;

    /// <summary>The first of them, in words.</summary>
    public string? FirstError { get; private set; }

    /// <summary>The next student; null when all have been asked for.</summary>
    /// <param name="stops">After how many saves the student stops; null for all.</param>
    public FieldRespondent? Next(int? stops = null, bool submits = true)
    {
        lock (random)
        {
            if (installation.Taken == installation.Codes.Count)
            {
                return null;
            }

            var respondent = new FieldRespondent(http, installation.Codes[installation.Taken++], installation.Instrument, random, saves, stops ?? saves, submits);
            respondents.Enqueue(respondent);
            return respondent;
        }
    }

    /// <summary>A closed model: so many students at a time, each followed by the next as soon as it is done.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> SaturateAsync(FieldTimes times, int clients, int surveys)
    {
        var left = surveys;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0 && Next() is { } respondent)
            {
                await RunAsync(respondent, times, Stopwatch.GetTimestamp());
            }
        }));
        return watch.Elapsed;
    }

    /// <summary>
    /// An open model: students come at random moments (Poisson), so many a second on average, whether or not those before them are done. A first
    /// request is counted from the moment it was meant to be sent, so that a server that falls behind cannot hide it.
    /// </summary>
    /// <param name="each">Called after each minute.</param>
    public async Task ArriveAsync(FieldTimes times, double perSecond, TimeSpan length, Action<int>? each = null)
    {
        var running = new List<Task>();
        var start = Stopwatch.GetTimestamp();
        var minutes = 0;
        for (var at = Gap(); at < length.TotalSeconds; at += Gap())
        {
            var wait = at - Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (wait > 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(wait));
            }

            while (at >= (minutes + 1) * 60)
            {
                each?.Invoke(++minutes);
                running.RemoveAll(task => task.IsCompleted);
            }

            if (Next() is not { } respondent)
            {
                throw new InvalidOperationException("Too few students were made for this load.");
            }

            var meant = start + (long)(at * Stopwatch.Frequency);
            running.Add(Task.Run(() => RunAsync(respondent, times, meant)));
        }

        await Task.WhenAll(running);
        if (each is not null && minutes * 60 < length.TotalSeconds)
        {
            each(minutes + 1);
        }

        double Gap() => -Math.Log(1 - random.NextDouble()) / perSecond;
    }

    public void Dispose() => http.Dispose();

    private async Task RunAsync(FieldRespondent respondent, FieldTimes times, long since)
    {
        try
        {
            await respondent.RunAsync(times, since);
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException or InvalidOperationException)
        {
            Interlocked.Increment(ref errors);
            FirstError ??= failed.Message;
        }
    }
}
