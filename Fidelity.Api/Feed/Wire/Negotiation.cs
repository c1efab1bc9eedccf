using Fidelity.Api.Feed.Queries;
using Microsoft.Net.Http.Headers;

namespace Fidelity.Api.Feed.Wire;

/// <summary>How JSON is written for one client.</summary>
/// <param name="WithContext">False for <c>odata.metadata=none</c>.</param>
/// <param name="LongsAsText">IEEE754Compatible: 64-bit numbers as text, for clients whose numbers hold 53 bits.</param>
internal sealed record JsonForm(bool WithContext, bool LongsAsText)
{
    public string ContentType =>
        $"application/json;odata.metadata={(WithContext ? "minimal" : "none")};odata.streaming=true"
        + (LongsAsText ? ";IEEE754Compatible=true" : "") + ";charset=utf-8";
}

/// <summary>Which of our media types a client takes. <c>$format</c> goes before Accept; in Accept, the highest q wins.</summary>
internal static class Negotiation
{
    public static JsonForm Json(HttpRequest request, QueryText text) =>
        Wanted(request, text).Select(FormOf).FirstOrDefault(form => form is not null)
        ?? throw FeedRefusal.NotAcceptable("This is available as application/json with odata.metadata=minimal or none.");

    public static void Metadata(HttpRequest request, QueryText text) => Require(request, text, "application/xml");

    public static void Require(HttpRequest request, QueryText text, string mediaType)
    {
        var ours = new MediaTypeHeaderValue(mediaType);
        if (!Wanted(request, text).Any(wanted => ours.IsSubsetOf(new MediaTypeHeaderValue(wanted.MediaType))))
        {
            throw FeedRefusal.NotAcceptable($"This is available as {mediaType}.");
        }
    }

    /// <summary>A client that names a highest version of OData must be able to read ours.</summary>
    public static void Version(HttpRequest request)
    {
        if (request.Headers["OData-MaxVersion"].FirstOrDefault() is { } named
            && (!System.Version.TryParse(named.Split(';')[0].Trim(), out var version) || version < new Version(4, 0)))
        {
            throw FeedRefusal.Malformed($"This feed speaks OData 4.0; OData-MaxVersion {named} does not allow it.");
        }
    }

    private static IEnumerable<MediaTypeHeaderValue> Wanted(HttpRequest request, QueryText text)
    {
        if (text["format"] is { } format)
        {
            return [FormatNamed(format)];
        }

        if (request.Headers.Accept.Count == 0)
        {
            return [new MediaTypeHeaderValue("*/*")];
        }

        return MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
            ? accepted.Where(value => value.Quality is null or > 0).OrderByDescending(value => value.Quality ?? 1)
            : throw FeedRefusal.Malformed("The Accept header cannot be read.");
    }

    private static MediaTypeHeaderValue FormatNamed(string format) => format.ToLowerInvariant() switch
    {
        "json" => new MediaTypeHeaderValue("application/json"),
        "xml" => new MediaTypeHeaderValue("application/xml"),
        "atom" => new MediaTypeHeaderValue("application/atom+xml"),
        _ => MediaTypeHeaderValue.TryParse(format, out var named) ? named : throw FeedRefusal.Malformed("$format is json, xml or a media type."),
    };

    /// <summary>Null when this entry is not a form of JSON that we write. A parameter odata=… is OData 3 and never ours.</summary>
    private static JsonForm? FormOf(MediaTypeHeaderValue wanted)
    {
        string? Parameter(string name) => wanted.Parameters
            .FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.Value?.ToLowerInvariant();

        if (!new MediaTypeHeaderValue("application/json").IsSubsetOf(new MediaTypeHeaderValue(wanted.MediaType)) || Parameter("odata") is not null)
        {
            return null;
        }

        var longsAsText = Parameter("ieee754compatible") == "true";
        return (Parameter("odata.metadata") ?? Parameter("metadata")) switch
        {
            null or "minimal" => new JsonForm(true, longsAsText),
            "none" => new JsonForm(false, longsAsText),
            _ => null,
        };
    }
}
