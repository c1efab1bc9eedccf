using System.IO.Compression;
using System.IO.Pipelines;
using Fidelity.Api.Feed.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Fidelity.Tests.Api.Faults;

/// <summary>A table that breaks off must not look like a shorter table.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    public async Task A_fault_in_the_middle_of_an_answer_breaks_the_connection(string encoding)
    {
        await using var server = await StartAsync(pipe => WriteAsync(pipe, thenFail: true));
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", encoding);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetByteArrayAsync(AddressOf(server)));
    }

    [Fact]
    public async Task The_same_answer_without_the_fault_arrives_whole()
    {
        await using var server = await StartAsync(pipe => WriteAsync(pipe, thenFail: false));
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");

        await using var plain = new GZipStream(await client.GetStreamAsync(AddressOf(server)), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        await plain.CopyToAsync(whole);

        Assert.Equal(200_000, whole.Length);
    }

    private static async Task WriteAsync(PipeWriter pipe, bool thenFail)
    {
        for (var i = 0; i < 20; i++)
        {
            // Bytes that do not shrink, so that gzip too has sent some before the fault.
            var block = new byte[10_000];
            Random.Shared.NextBytes(block);
            await pipe.WriteAsync(block);
        }

        if (thenFail)
        {
            throw new InvalidDataException("The row source broke off.");
        }
    }

    private static async Task<WebApplication> StartAsync(Func<PipeWriter, Task> write)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Map("/", context => ResponseBody.WriteAsync(context, write));
        await app.StartAsync();
        return app;
    }

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
}
