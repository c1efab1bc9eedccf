namespace Fidelity.Api.Feed;

/// <summary>
/// A request that cannot be answered, with the status and the words that the client gets. An exception, unlike elsewhere in this
/// system, because it arises many levels deep in a filter, where ODataLib's own parser throws too; it is caught in one place.
/// </summary>
internal sealed class FeedRefusal(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Allow { get; private init; }

    public static FeedRefusal Malformed(string message) => new(StatusCodes.Status400BadRequest, "BadRequest", message);

    public static FeedRefusal NotFound(string message) => new(StatusCodes.Status404NotFound, "NotFound", message);

    public static FeedRefusal NotSupported(string what) =>
        new(StatusCodes.Status501NotImplemented, "NotImplemented", $"{what} is not supported by this feed yet.");

    public static FeedRefusal NotAcceptable(string message) => new(StatusCodes.Status406NotAcceptable, "NotAcceptable", message);

    public static FeedRefusal MethodNotAllowed(string method) =>
        new(StatusCodes.Status405MethodNotAllowed, "MethodNotAllowed", $"{method} is not allowed: the feed is read only; use GET or HEAD.")
        {
            Allow = "GET, HEAD",
        };
}
