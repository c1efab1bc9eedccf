using System.Diagnostics;

namespace Fidelity.Bench.Field;

/// <summary>A run in which the server is killed at random moments, and what became of everything that it had acknowledged.</summary>
/// <param name="ReadBack">Acknowledged saves of students in the middle that were read again after a restart.</param>
/// <param name="NotThere">Those of them that were not there.</param>
/// <param name="Unexpected">Requests that were answered, and not as they should be.</param>
public sealed record FieldKills(int Kills, int ReadBack, int NotThere, IReadOnlyList<string> Unexpected, FieldLedger Ledger)
{
    private const int Clients = 16;
    private const double ShortestRunSeconds = 0.2;
    private const double LongestRunSeconds = 1.7;

    public bool IsRight => NotThere == 0 && Unexpected.Count == 0 && Ledger.IsRight;

    /// <summary>
    /// Of ten students eight answer everything and submit, one submits in the middle, and one stops there: neither of these is complete.
    /// </summary>
    public static async Task<FieldKills> RunAsync(FieldInstallation installation, FieldHost host, int kills)
    {
        using var load = new FieldLoad(installation, host.Address);
        var random = new Random();
        var times = new FieldTimes();
        var unexpected = new List<string>();
        var current = new FieldRespondent?[Clients];
        int readBack = 0, notThere = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var clients = Enumerable.Range(0, Clients).Select(client => AnswerAsync(client, isLast: false)).ToList();
            await Task.Delay(TimeSpan.FromSeconds(ShortestRunSeconds + (random.NextDouble() * (LongestRunSeconds - ShortestRunSeconds))));
            host.Kill();
            await Task.WhenAll(clients);
            await host.KillAndStartAsync();
            foreach (var respondent in current.OfType<FieldRespondent>())
            {
                readBack += respondent.Acknowledged;
                notThere += await respondent.ReadBackAsync();
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => AnswerAsync(client, isLast: true)));
        return new FieldKills(kills, readBack, notThere, unexpected, await FieldLedger.CheckAsync(installation, load.Respondents));

        async Task AnswerAsync(int client, bool isLast)
        {
            try
            {
                while ((current[client] ??= isLast ? null : NextStudent()) is { } respondent)
                {
                    while (!respondent.IsDone)
                    {
                        await respondent.StepAsync(times, Stopwatch.GetTimestamp());
                    }

                    current[client] = null;
                }
            }
            catch (HttpRequestException) when (!isLast)
            {
                // The server is gone.
            }
            catch (Exception wrong) when (wrong is InvalidOperationException or HttpRequestException)
            {
                lock (unexpected)
                {
                    unexpected.Add(wrong.Message);
                }
            }
        }

        FieldRespondent? NextStudent()
        {
            lock (random)
            {
                return random.Next(10) switch
                {
                    0 => load.Next(stops: random.Next(1, FieldLoad.SavesOfTheIssue - 2), submits: true),
                    1 => load.Next(stops: random.Next(1, FieldLoad.SavesOfTheIssue), submits: false),
                    _ => load.Next(),
                };
            }
        }
    }
}
