using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Fidelity.Tests.Attack;

/// <summary>
/// All that somebody with a feed key can download, over HTTP: every row of every set that <c>$metadata</c> names, page by page, and every
/// printed report.
/// </summary>
public sealed class FeedDownload
{
    private FeedDownload(IReadOnlyDictionary<string, IReadOnlyList<JsonElement>> sets, IReadOnlyDictionary<string, byte[]> reports) =>
        (Sets, Reports) = (sets, reports);

    public IReadOnlyDictionary<string, IReadOnlyList<JsonElement>> Sets { get; }

    /// <summary>The PDFs by the id of their row in the set Reports.</summary>
    public IReadOnlyDictionary<string, byte[]> Reports { get; }

    /// <summary>The rows of the three sets of figures.</summary>
    public IEnumerable<JsonElement> Figures => new[] { "PracticeScores", "ItemResults", "ResponseRates" }.SelectMany(set => Sets[set]);

    /// <param name="rowsAPage">Few, so that a set has many pages.</param>
    public static async Task<FeedDownload> OfAsync(HttpClient client, string user, string key, int rowsAPage = 1000)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{key}")));
        client.DefaultRequestHeaders.Add("Prefer", $"maxpagesize={rowsAPage}");
        var metadata = XDocument.Parse(await client.GetStringAsync(new Uri("/odata/$metadata", UriKind.Relative)));
        Dictionary<string, IReadOnlyList<JsonElement>> sets = [];
        foreach (var set in metadata.Descendants().Where(element => element.Name.LocalName == "EntitySet").Select(element => element.Attribute("Name")!.Value))
        {
            sets[set] = await RowsAsync(client, set);
        }

        Dictionary<string, byte[]> reports = [];
        foreach (var id in sets["Reports"].Select(report => report.GetProperty("Id").GetString()!))
        {
            reports[id] = await client.GetByteArrayAsync(new Uri($"/odata/Reports('{id}')/$value", UriKind.Relative));
        }

        return new(sets, reports);
    }

    private static async Task<IReadOnlyList<JsonElement>> RowsAsync(HttpClient client, string set)
    {
        List<JsonElement> rows = [];
        for (var address = $"/odata/{set}"; address is not null;)
        {
            var page = JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.RelativeOrAbsolute))).RootElement;
            rows.AddRange(page.GetProperty("value").EnumerateArray());
            address = page.TryGetProperty("@odata.nextLink", out var next) ? next.GetString() : null;
        }

        return rows;
    }
}
