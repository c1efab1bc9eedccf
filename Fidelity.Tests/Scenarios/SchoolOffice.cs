using Fidelity.Data.Mail;
using Fidelity.Jobs.Waves;
using Fidelity.Tests.Jobs.CommandLine;
using Fidelity.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Scenarios;

/// <summary>An installation as a school office gets it: an empty data folder with one administrator, served on a port of its own.</summary>
internal sealed class SchoolOffice : WebApplicationFactory<FidelityWeb>
{
    private readonly TemporaryFolder folder;
    private bool isGone;

    private SchoolOffice(TemporaryFolder folder, string password) => (this.folder, AdministratorsPassword) = (folder, password);

    public string AdministratorsPassword { get; }

    public TestClock Clock { get; } = new(TestClock.SomeMonday);

    /// <summary>Without a slash at its end.</summary>
    public string Address => ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);

    private string Data => Path.Combine(folder.Path, "data");

    /// <param name="command">As the guide gives it, with DIR for the data folder.</param>
    public static async Task<SchoolOffice> OpenAsync(string command)
    {
        var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        var shell = await Shell.RunAsync([.. command.Split("-- ")[1].Split(' ').Select(word => word == "DIR" ? data : word)]);
        Assert.Equal(0, shell.ExitCode);
        var office = new SchoolOffice(folder, shell.Output.Split(Environment.NewLine)[1].Replace("Password ", "", StringComparison.Ordinal));
        office.UseKestrel(0);
        office.StartServer();
        return office;
    }

    /// <summary>What the scheduler does every minute.</summary>
    public async Task RunScheduleAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<AdvanceWaves>(scope.ServiceProvider).RunAsync(default);
        await scope.ServiceProvider.GetRequiredService<DispatchMail>().RunAsync(default);
    }

    /// <summary>The mails that have left, as the pickup folder holds them.</summary>
    public IReadOnlyList<string> Mails() => [.. Directory.GetFiles(Path.Combine(Data, "mail"), "*.eml").Select(File.ReadAllText)];

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Production")
        .UseSetting("data", Data)
        .UseSetting("Fidelity:RunsSchedule", "false")
        .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !isGone)
        {
            isGone = true;
            folder.Dispose();
        }
    }
}
