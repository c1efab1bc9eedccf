using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Fidelity.Core.Instruments;

namespace Fidelity.Bench.Field;

/// <summary>
/// One student with a browser that runs no script, and what the server has said to have of the student's answers: the start (the welcome, the
/// first page), saves of a page (the answers sent, the page after it fetched as the server says), the review and the end.
/// </summary>
/// <param name="saves">How many saves the survey is sent in: each takes the answers of as many pages as it must.</param>
/// <param name="stops">After how many of them the student stops.</param>
/// <param name="submits">Whether the student then submits.</param>
public sealed partial class FieldRespondent(HttpClient http, string code, Instrument instrument, Random random, int saves, int stops, bool submits)
{
    private readonly byte[] intended = [.. instrument.Items.Select(item => (byte)item.Options[random.Next(item.Options.Count)].Code)];
    private readonly int pagesOfSave = PagesOfSave(instrument, saves);

    /// <summary>For each item the 1-based number of the save that takes its answer.</summary>
    private readonly int[] saveOf = [.. instrument.Pages.SelectMany((page, index) => page.Items.Select(_ => (index / PagesOfSave(instrument, saves)) + 1))];
    private bool isStarted;

    public string Code => code;

    /// <summary>Saves that the server has acknowledged.</summary>
    public int Acknowledged { get; private set; }

    public bool IsSubmitted { get; private set; }

    public bool IsDone => isStarted && Acknowledged == stops && (IsSubmitted || !submits);

    /// <summary>What the server must hold: the answers of all acknowledged saves, 0 elsewhere.</summary>
    public byte[] Held => [.. intended.Select((answer, item) => saveOf[item] <= Acknowledged ? answer : (byte)0)];

    /// <summary>The answers that may be there in addition, because they were under way when the server was killed.</summary>
    public byte[] UnderWay => [.. intended.Select((answer, item) => saveOf[item] <= Math.Min(Acknowledged + 1, stops) ? answer : (byte)0)];

    private string Survey => $"/s/{code}/en";

    private int PageCount => instrument.Pages.Count + (instrument.OpenQuestion is null ? 0 : 1);

    /// <param name="since">When the first request was meant to be sent.</param>
    public async Task RunAsync(FieldTimes times, long since)
    {
        while (!IsDone)
        {
            await StepAsync(times, since);
            since = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Goes on by one press of a button. Throws when the server does not answer as it should.</summary>
    public async Task StepAsync(FieldTimes times, long since)
    {
        if (!isStarted)
        {
            await ShowAsync(Survey, times, since);
            await ShowAsync($"{Survey}/1", times, Stopwatch.GetTimestamp());
            isStarted = true;
        }
        else if (Acknowledged < stops)
        {
            var next = await SendAsync($"{Survey}/{Math.Min((Acknowledged + 1) * pagesOfSave, PageCount)}", Form(Acknowledged + 1), FieldWait.Save, times, since);
            Acknowledged++;
            await ShowAsync(next, times, Stopwatch.GetTimestamp());
        }
        else
        {
            var thanks = await SendAsync($"{Survey}/review", [], FieldWait.Submit, times, since);
            IsSubmitted = true;
            await ShowAsync(thanks, times, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>
    /// Comes back after the server was killed and reads every page again: what was acknowledged must be ticked.
    /// </summary>
    /// <returns>Acknowledged saves that are not there.</returns>
    public async Task<int> ReadBackAsync()
    {
        using (var review = await http.GetAsync(new Uri($"{Survey}/review", UriKind.Relative)))
        {
            // A submission that was under way has arrived: its answers are compared with the database at the end.
            if (review.StatusCode == HttpStatusCode.Gone)
            {
                IsSubmitted = Acknowledged == stops && submits;
                return IsSubmitted ? 0 : Acknowledged;
            }
        }

        var ticked = new HashSet<(string Item, string Code)>();
        for (var page = 1; page <= instrument.Pages.Count; page++)
        {
            var html = await http.GetStringAsync(new Uri($"{Survey}/{page}", UriKind.Relative));
            ticked.UnionWith(Radios().Matches(html).Where(radio => Checked().IsMatch(radio.Value)).Select(radio => (Name().Match(radio.Value).Groups[1].Value, Value().Match(radio.Value).Groups[1].Value)));
        }

        return Enumerable.Range(0, instrument.Items.Count)
            .Where(item => saveOf[item] <= Acknowledged && !ticked.Contains((instrument.Items[item].Id, Text(intended[item]))))
            .Select(item => saveOf[item])
            .Distinct()
            .Count();
    }

    private IEnumerable<KeyValuePair<string, string>> Form(int save) =>
        Enumerable.Range(0, instrument.Items.Count)
            .Where(item => saveOf[item] == save)
            .Select(item => KeyValuePair.Create($"a.{instrument.Items[item].Id}", Text(intended[item])))
            .Append(KeyValuePair.Create("go", "next"));

    private async Task ShowAsync(string address, FieldTimes times, long since)
    {
        using var response = await http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        Expect(response, HttpStatusCode.OK);
        times.Add(FieldWait.Page, since);
    }

    private async Task<string> SendAsync(string address, IEnumerable<KeyValuePair<string, string>> form, FieldWait wait, FieldTimes times, long since)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await http.PostAsync(new Uri(address, UriKind.Relative), content);
        Expect(response, HttpStatusCode.SeeOther);
        times.Add(wait, since);
        return response.Headers.Location!.OriginalString;
    }

    private static void Expect(HttpResponseMessage response, HttpStatusCode status)
    {
        if (response.StatusCode != status)
        {
            throw new InvalidOperationException($"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri} answered {(int)response.StatusCode}.");
        }
    }

    // All pages, and one more for the open question.
    private static int PagesOfSave(Instrument instrument, int saves) => (instrument.Pages.Count + saves) / saves;

    private static string Text(byte answer) => answer.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("<input[^>]*type=\"radio\"[^>]*>")]
    private static partial Regex Radios();

    [GeneratedRegex("\\schecked\\b")]
    private static partial Regex Checked();

    [GeneratedRegex("name=\"a\\.([^\"]+)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]+)\"")]
    private static partial Regex Value();
}
