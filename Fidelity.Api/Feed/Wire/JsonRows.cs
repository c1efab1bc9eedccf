using System.Globalization;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fidelity.Api.Feed.Sets;

namespace Fidelity.Api.Feed.Wire;

/// <summary>Writes rows as OData JSON into a pipe, and lets it flow every 32 KiB, so that memory does not grow with the table.</summary>
internal sealed class JsonRows(PipeWriter pipe, JsonForm form, bool omitsNulls) : IAsyncDisposable
{
    private const int FlushAt = 32 * 1024;

    private readonly Utf8JsonWriter json = Writer(pipe);

    public Utf8JsonWriter Json => json;

    public static Utf8JsonWriter Writer(PipeWriter pipe) =>
        new(pipe, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public async ValueTask WriteAsync(object row, FeedSet set, IReadOnlyList<FeedColumn> columns, CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        WriteColumns(row, set, columns);
        json.WriteEndObject();
        if (json.BytesPending + pipe.UnflushedBytes > FlushAt)
        {
            json.Flush();
            await pipe.FlushAsync(cancellationToken);
        }
    }

    public void WriteColumns(object row, FeedSet set, IReadOnlyList<FeedColumn> columns)
    {
        if (set.HasPages && form.WithContext)
        {
            json.WriteString("@odata.mediaContentType", "application/pdf");
        }

        foreach (var column in columns)
        {
            var value = column.Read(row);
            if (value is not null || !omitsNulls)
            {
                json.WritePropertyName(column.EncodedName);
                WriteValue(value);
            }
        }
    }

    public void WriteLong(long number)
    {
        if (form.LongsAsText)
        {
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNumberValue(number);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await json.FlushAsync();
        await json.DisposeAsync();
        await pipe.FlushAsync();
    }

    private void WriteValue(object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: WriteLong(number); break;
            case double.NaN: json.WriteStringValue("NaN"); break;
            case double.PositiveInfinity: json.WriteStringValue("INF"); break;
            case double.NegativeInfinity: json.WriteStringValue("-INF"); break;
            case double number: json.WriteNumberValue(number); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case DateTime instant: json.WriteStringValue(DateTime.SpecifyKind(instant, DateTimeKind.Utc)); break;
            default: throw new InvalidOperationException($"The feed has no JSON for {value.GetType()}.");
        }
    }
}
