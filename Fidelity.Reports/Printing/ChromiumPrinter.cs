using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Fidelity.Reports.Printing;

/// <summary>
/// Prints with one Chromium that is started when first needed and kept: starting it takes longer than printing a report. Two pages
/// work at a time and are reused. Script is off and there is no network, so that a document can only show what it carries.
/// </summary>
public sealed class ChromiumPrinter(ILogger<ChromiumPrinter> logger) : IReportPrinter, IAsyncDisposable
{
    private const int PagesAtOnce = 2;
    private const float LongestPrintMilliseconds = 60_000;

    private readonly SemaphoreSlim turns = new(PagesAtOnce);
    private readonly SemaphoreSlim starting = new(1);
    private Session? session;

    public async Task<byte[]> PrintAsync(PrintedDocument document, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            var current = await SessionAsync(cancellationToken);
            try
            {
                return await current.PrintAsync(document);
            }
            catch (PlaywrightException failure) when (!current.IsAlive)
            {
                // A browser can be killed from outside, most often for want of memory. One new one is tried; a second death is reported.
                logger.LogWarning(failure, "Chromium has died while printing; it is started again.");
                return await (await SessionAsync(cancellationToken)).PrintAsync(document);
            }
        }
        finally
        {
            turns.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (session is not null)
        {
            await session.DisposeAsync();
        }

        turns.Dispose();
        starting.Dispose();
    }

    private async Task<Session> SessionAsync(CancellationToken cancellationToken)
    {
        await starting.WaitAsync(cancellationToken);
        try
        {
            if (session is { IsAlive: false } dead)
            {
                session = null;
                await dead.DisposeAsync();
            }

            return session ??= await Session.StartAsync();
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>One running Chromium with the pages that are free.</summary>
    private sealed class Session(IPlaywright driver, IBrowser browser, IBrowserContext context) : IAsyncDisposable
    {
        private readonly ConcurrentBag<IPage> free = [];

        public bool IsAlive => browser.IsConnected;

        public static async Task<Session> StartAsync()
        {
            var program = ChromiumProgram.Find();
            var driver = await Playwright.CreateAsync();
            var browser = await driver.Chromium.LaunchAsync(ChromiumProgram.LaunchOptions(program));
            var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, Offline = true });
            return new Session(driver, browser, context);
        }

        public async Task<byte[]> PrintAsync(PrintedDocument document)
        {
            var page = free.TryTake(out var used) ? used : await context.NewPageAsync();
            page.SetDefaultTimeout(LongestPrintMilliseconds);
            await page.SetContentAsync(document.Html, new() { WaitUntil = WaitUntilState.Load });
            var pdf = await page.PdfAsync(new()
            {
                PreferCSSPageSize = true,
                PrintBackground = true,
                Tagged = true,
                Outline = true,
                DisplayHeaderFooter = true,
                HeaderTemplate = Margin($"<span>{WebUtility.HtmlEncode(document.Header)}</span>"),
                FooterTemplate = Margin(
                    $"<span>{WebUtility.HtmlEncode(document.Footer)}</span><span>Page <span class=\"pageNumber\"></span> of <span class=\"totalPages\"></span></span>"),
            });

            // A page that failed is not put back; it dies with its browser.
            free.Add(page);
            return pdf;
        }

        public async ValueTask DisposeAsync()
        {
            await browser.DisposeAsync();
            driver.Dispose();
        }

        // Chromium gives these templates no style of the document and a font size of 0.
        private static string Margin(string spans) =>
            "<div style=\"width:100%;margin:0 0.65in;display:flex;justify-content:space-between;"
            + "font-family:'Liberation Sans','DejaVu Sans',Arial,sans-serif;font-size:7.5pt;color:#4a5666\">" + spans + "</div>";
    }
}
