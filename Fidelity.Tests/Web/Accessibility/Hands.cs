using Microsoft.Playwright;
using Xunit;

namespace Fidelity.Tests.Web.Accessibility;

/// <summary>
/// Keys pressed as a person presses them: once the page is to be seen, and again where nothing has come of it. A driven Chromium on a busy
/// machine now and then drops a key.
/// </summary>
internal static class Hands
{
    private const int MostPresses = 5;
    private const int Looks = 60;
    private const int LongestWay = 1000;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Opens an address and waits until it is painted.</summary>
    public static async Task OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await SeeAsync(page);
    }

    /// <summary>Loads the page anew.</summary>
    public static async Task ReloadAsync(IPage page)
    {
        await page.ReloadAsync();
        await SeeAsync(page);
    }

    /// <summary>Moves the focus on by one; null when it has left the page.</summary>
    public static async Task<FocusStop?> TabAsync(IPage page)
    {
        var before = await FocusStop.ReadAsync(page);
        await PressAsync(page, "Tab", async () => await FocusStop.ReadAsync(page) != before);
        return await FocusStop.ReadAsync(page);
    }

    /// <summary>The next stop of the Tab key is that one, and it can be seen to have the focus.</summary>
    public static async Task TabToAsync(IPage page, string element)
    {
        var stop = await TabAsync(page);
        Assert.Equal(element, stop?.Element);
        Assert.True(stop!.IsVisible, $"{page.Url}: the focus on {element} cannot be seen.");
    }

    /// <summary>Types into the field that has the focus until it holds just that.</summary>
    public static async Task TypeAsync(IPage page, string text)
    {
        for (var tries = 1; ; tries++)
        {
            await page.Keyboard.TypeAsync(text);
            var typed = await page.EvaluateAsync<string>("() => document.activeElement.value");
            if (typed == text || tries == MostPresses)
            {
                Assert.Equal(text, typed);
                return;
            }

            await page.Keyboard.PressAsync("Control+A");
        }
    }

    /// <summary>Presses a key until it has done what it should.</summary>
    public static async Task PressAsync(IPage page, string key, Func<Task<bool>> isDone)
    {
        for (var press = 0; press < MostPresses; press++)
        {
            await page.Keyboard.PressAsync(key);
            for (var look = 0; look < Looks; look++)
            {
                if (await isDone())
                {
                    return;
                }

                await Task.Delay(BetweenLooks);
            }
        }

        Assert.Fail($"{page.Url}: nothing came of pressing {key} {MostPresses} times.");
    }

    /// <summary>Presses Enter where the focus is, which leads to an address with that end.</summary>
    public static async Task EnterAsync(IPage page, string leadsTo)
    {
        await PressAsync(page, "Enter", () => IsAtAsync(page, leadsTo));
        await SeeAsync(page);
    }

    /// <summary>Until an address with that end is there, also in a tab that another one hides and that is therefore not painted.</summary>
    public static async Task ArriveAsync(IPage page, string end)
    {
        for (var look = 0; look < LongestWay && !await IsAtAsync(page, end); look++)
        {
            await Task.Delay(BetweenLooks);
        }

        Assert.True(await IsAtAsync(page, end), $"{page.Url} instead of {end}, and there: {await page.InnerTextAsync("body")}");
    }

    /// <summary>By the driver or by the page itself: on a busy machine the driver may miss that the page has gone on.</summary>
    private static async Task<bool> IsAtAsync(IPage page, string end)
    {
        if (page.Url.EndsWith(end, StringComparison.Ordinal))
        {
            return true;
        }

        try
        {
            return (await page.EvaluateAsync<string>("location.href")).EndsWith(end, StringComparison.Ordinal);
        }
        catch (PlaywrightException)
        {
            // It is just going on.
            return false;
        }
    }

    // Until it is painted: what is typed before that, Chromium may drop. The page itself is asked: the driver may miss that it was loaded when it comes too late to listen.
    private static async Task SeeAsync(IPage page) => await page.EvaluateAsync(
        """
        () => new Promise(painted => {
          const look = () => document.readyState === 'complete' ? requestAnimationFrame(painted) : requestAnimationFrame(look);
          requestAnimationFrame(look);
        })
        """);
}
