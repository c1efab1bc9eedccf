using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fidelity.Bench.Field;

/// <summary>The web host as a process of its own on loopback, with everything on that a small installation runs in it, the schedule too.</summary>
public sealed class FieldHost : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly string webAssembly;
    private readonly string data;
    private Process process;

    private FieldHost(string webAssembly, string data)
    {
        (this.webAssembly, this.data) = (webAssembly, data);
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)port.LocalEndpoint).Port}");
        port.Stop();
        process = null!;
    }

    public Uri Address { get; }

    public double ResidentMebibytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <param name="webAssembly">Path of <c>Fidelity.Web.dll</c>.</param>
    /// <param name="data">The data folder.</param>
    public static async Task<FieldHost> StartAsync(string webAssembly, string data)
    {
        var host = new FieldHost(webAssembly, data);
        await host.StartAsync();
        return host;
    }

    /// <summary>Ends the process as a power cut would (SIGKILL), and starts it again at the same address.</summary>
    public async Task KillAndStartAsync()
    {
        Dispose();
        await StartAsync();
    }

    /// <summary>SIGKILL: the process has no say.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private async Task StartAsync()
    {
        var said = new List<string>();
        process = Process.Start(new ProcessStartInfo("dotnet", [webAssembly, "--data", data, "--urls", Address.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = Address };
        var watch = Stopwatch.StartNew();
        while (!await AnswersAsync(http))
        {
            if (process.HasExited || watch.Elapsed > LongestStart)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The web host did not start: {string.Join('\n', said)}"));
            }

            await Task.Delay(50);
        }

        void Keep(string? line)
        {
            lock (said)
            {
                said.Add(line ?? "");
            }
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/healthz", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
