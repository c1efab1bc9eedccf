using System.Diagnostics;
using System.Globalization;
using System.Linq.Expressions;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Fidelity.Api.Feed.Queries;
using Fidelity.Api.Feed.Sets;
using Fidelity.Api.Feed.Wire;
using Fidelity.Data.Feed;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Api.Feed;

/// <summary>Answers one accepted request. The first row is read before the first byte is sent, so that a failing query is still an error.</summary>
internal sealed class FeedAnswer(HttpContext context, FeedQueries queries, FeedOptions options, QueryText text)
{
    private static readonly string[] keptOnTheNextPage = ["filter", "orderby", "select", "format"];

    private readonly HttpRequest request = context.Request;
    private readonly HttpResponse response = context.Response;
    private readonly CancellationToken cancellation = context.RequestAborted;
    private readonly ClaimsPrincipal reader = context.User;

    private bool IsHead => HttpMethods.IsHead(request.Method);

    public Task WriteAsync(FeedPath path) => path switch
    {
        FeedPath.ServiceDocument => WriteServiceDocumentAsync(),
        FeedPath.Metadata => WriteMetadataAsync(),
        FeedPath.Collection collection => WritePageAsync(collection.Set),
        FeedPath.CollectionCount collection => WriteCountAsync(collection.Set),
        FeedPath.Entity entity => WriteEntityAsync(entity.Set, entity.Key),
        FeedPath.EntityPages entity => WritePagesAsync((string)entity.Key[0]),
        _ => throw new UnreachableException(),
    };

    private Task WriteServiceDocumentAsync()
    {
        text.AllowOnly("the list of sets", "format");
        var form = Begin();
        return ResponseBody.WriteAsync(context, async pipe =>
        {
            await using var rows = new JsonRows(pipe, form, omitsNulls: false);
            rows.Json.WriteStartObject();
            WriteContext(rows.Json, form, "");
            rows.Json.WriteStartArray("value");
            foreach (var set in FeedSets.All)
            {
                rows.Json.WriteStartObject();
                rows.Json.WriteString("name", set.Name);
                rows.Json.WriteString("kind", "EntitySet");
                rows.Json.WriteString("url", set.Name);
                rows.Json.WriteEndObject();
            }

            rows.Json.WriteEndArray();
            rows.Json.WriteEndObject();
        });
    }

    private Task WriteMetadataAsync()
    {
        text.AllowOnly("$metadata", "format");
        Negotiation.Metadata(request, text);
        var model = FeedModel.Instance;
        response.Headers.ETag = model.MetadataTag;
        response.Headers.CacheControl = "private, no-cache";
        if (request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(model.MetadataTag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/xml;charset=utf-8";
        return ResponseBody.WriteAsync(context, async pipe => await pipe.WriteAsync(model.Metadata, cancellation));
    }

    private async Task WritePageAsync(FeedSet set)
    {
        var preferences = Preferences.Read(request, options.Limits);
        var page = PageQuery.Of(set, text, options.Limits, set.Rows(queries, reader), preferences.PageSize);
        var form = Begin();
        if (preferences.Applied is { } applied)
        {
            response.Headers["Preference-Applied"] = applied;
        }

        if (IsHead)
        {
            await ResponseBody.WriteAsync(context, _ => Task.CompletedTask);
            return;
        }

        var count = page.WantsCount ? await page.Matching.CountAsync(cancellation) : (long?)null;
        await using var found = page.Rows.ReadAsync().GetAsyncEnumerator(cancellation);
        var any = await found.MoveNextAsync();
        await ResponseBody.WriteAsync(context, async pipe =>
        {
            await using var rows = new JsonRows(pipe, form, preferences.OmitsNulls);
            rows.Json.WriteStartObject();
            WriteContext(rows.Json, form, "#" + set.Name + Chosen(page.Selected));
            if (count is { } number)
            {
                rows.Json.WritePropertyName("@odata.count");
                rows.WriteLong(number);
            }

            rows.Json.WriteStartArray("value");
            object? last = null;
            var written = 0;
            for (; any && written < page.Size; written++)
            {
                last = found.Current;
                await rows.WriteAsync(last, set, page.Columns, cancellation);
                any = await found.MoveNextAsync();
            }

            rows.Json.WriteEndArray();
            if (any && last is not null)
            {
                rows.Json.WriteString("@odata.nextLink", NextLink(set, page.TokenAfter(last)));
            }

            rows.Json.WriteEndObject();
        });
    }

    private async Task WriteCountAsync(FeedSet set)
    {
        var filter = new QueryOptions(set, text, options.Limits).Filter();
        var count = await new RowQuery(set.Rows(queries, reader)).Where(filter).CountAsync(cancellation);
        response.ContentType = "text/plain;charset=utf-8";
        await ResponseBody.WriteAsync(
            context, async pipe => await pipe.WriteAsync(Encoding.ASCII.GetBytes(count.ToString(CultureInfo.InvariantCulture)), cancellation));
    }

    private async Task WriteEntityAsync(FeedSet set, IReadOnlyList<object> key)
    {
        text.AllowOnly("a single row", "select", "format");
        var query = new QueryOptions(set, text, options.Limits);
        var selected = query.Select();
        var columns = selected ?? set.Columns;
        var isKey = Expression.Lambda(
            set.Keys.Zip(key, (column, value) => (Expression)Expression.Equal(Expression.Property(query.Row, column.Property), SqlParameter.Of(value, column.Property.PropertyType)))
                .Aggregate(Expression.AndAlso),
            query.Row);
        await using var found = new RowQuery(set.Rows(queries, reader))
            .Where(isKey).Only(query.Row, columns).ReadAsync().GetAsyncEnumerator(cancellation);
        if (!await found.MoveNextAsync())
        {
            throw FeedRefusal.NotFound($"{set.Name} has no row {string.Join(',', key)} that this account may see.");
        }

        var preferences = Preferences.Read(request, options.Limits);
        var form = Begin();
        await ResponseBody.WriteAsync(context, async pipe =>
        {
            await using var rows = new JsonRows(pipe, form, preferences.OmitsNulls);
            rows.Json.WriteStartObject();
            WriteContext(rows.Json, form, "#" + set.Name + Chosen(selected) + "/$entity");
            rows.WriteColumns(found.Current, set, columns);
            rows.Json.WriteEndObject();
        });
    }

    private async Task WritePagesAsync(string key)
    {
        text.AllowOnly("a document", "format");
        Negotiation.Require(request, text, "application/pdf");
        var report = await queries.PagesOf(reader, key).SingleOrDefaultAsync(cancellation)
            ?? throw FeedRefusal.NotFound($"Reports has no row {key} that this account may see.");
        response.ContentType = "application/pdf";
        response.Headers.ETag = $"\"{report.Hash}\"";
        response.Headers.ContentDisposition = $"attachment; filename=\"report-{key}.pdf\"";
        response.ContentLength = report.Pdf.Length;
        if (!IsHead)
        {
            await response.BodyWriter.WriteAsync(report.Pdf, cancellation);
        }
    }

    private JsonForm Begin()
    {
        var form = Negotiation.Json(request, text);
        response.ContentType = form.ContentType;
        return form;
    }

    private void WriteContext(Utf8JsonWriter json, JsonForm form, string fragment)
    {
        if (form.WithContext)
        {
            json.WriteString("@odata.context", Address("$metadata") + fragment);
        }
    }

    private static string Chosen(IReadOnlyList<FeedColumn>? selected) =>
        selected is null ? "" : $"({string.Join(',', selected.Select(column => column.Name))})";

    private string NextLink(FeedSet set, string token)
    {
        var kept = keptOnTheNextPage
            .Where(name => text[name] is not null)
            .Select(name => KeyValuePair.Create("$" + name, text[name]))
            .Concat(text.Aliases.Select(alias => KeyValuePair.Create(alias.Key, (string?)alias.Value)))
            .Append(KeyValuePair.Create("$skiptoken", (string?)token));
        return QueryHelpers.AddQueryString(Address(set.Name), kept).Replace("%24", "$", StringComparison.Ordinal);
    }

    private string Address(string resource)
    {
        var host = options.PublicAddress?.ToString().TrimEnd('/')
            ?? $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}";
        return $"{host}{FeedEndpoints.Root}/{resource}";
    }
}
