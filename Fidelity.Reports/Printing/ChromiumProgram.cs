using Microsoft.Playwright;

namespace Fidelity.Reports.Printing;

/// <summary>Where Chromium is on this machine, and how it is started: without network, without a profile, without asking anybody.</summary>
public static class ChromiumProgram
{
    /// <summary>Environment variable that names the program; it wins over the usual places.</summary>
    public const string Variable = "FIDELITY_CHROMIUM";

    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/usr/bin/microsoft-edge",
        "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    // No sandbox and no shared memory: it only ever opens pages that this program wrote itself, with script switched off, and
    // must run in containers. The rest keeps it from calling home.
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    /// <exception cref="ChromiumMissingException">There is none; the message says what to install.</exception>
    public static string Find() => Find(Environment.GetEnvironmentVariable(Variable), UsualPlaces);

    /// <param name="named">What the environment variable says; it is not passed over when it is wrong.</param>
    public static string Find(string? named, IReadOnlyList<string> places)
    {
        if (!string.IsNullOrWhiteSpace(named))
        {
            return File.Exists(named)
                ? named
                : throw new ChromiumMissingException($"{Variable} names {named}, but there is no such file. Correct it or unset it.");
        }

        return places.FirstOrDefault(File.Exists) ?? throw new ChromiumMissingException(
            "Reports are printed by Chromium, and none was found. Install it (Debian and Ubuntu: apt-get install chromium; "
            + $"Windows and macOS: Chrome or Edge) or set {Variable} to the program's path.");
    }

    public static BrowserTypeLaunchOptions LaunchOptions(string program) =>
        new() { ExecutablePath = program, Headless = true, Args = Arguments };
}
