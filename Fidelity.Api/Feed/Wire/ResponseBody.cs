using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.Net.Http.Headers;

namespace Fidelity.Api.Feed.Wire;

/// <summary>
/// Where an answer's bytes go: straight to the client, or through gzip when it takes that. If something fails after the first byte,
/// the connection is cut: a client must never take half a table for a whole one.
/// </summary>
internal static class ResponseBody
{
    public static async Task WriteAsync(HttpContext context, Func<PipeWriter, Task> write)
    {
        context.Response.Headers.Vary = "Accept, Accept-Encoding, Prefer, Authorization";
        var zipped = TakesGzip(context.Request);
        if (zipped)
        {
            context.Response.Headers.ContentEncoding = "gzip";
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        try
        {
            await (zipped ? ThroughGzipAsync(context.Response, write) : write(context.Response.BodyWriter));
        }
        catch
        {
            if (context.Response.HasStarted)
            {
                context.Abort();
            }

            throw;
        }
    }

    private static async Task ThroughGzipAsync(HttpResponse response, Func<PipeWriter, Task> write)
    {
        // Not in a using: after a fault, ending the gzip stream properly would make the half answer look whole.
        var gzip = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
        var pipe = PipeWriter.Create(gzip, new StreamPipeWriterOptions(leaveOpen: true));
        await write(pipe);
        await pipe.CompleteAsync();
        await gzip.DisposeAsync();
    }

    private static bool TakesGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var encodings)
        && encodings.Any(encoding => encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is null or > 0);
}
