using Fidelity.Core.Instruments;
using Fidelity.Core.Waves;
using Fidelity.Data;
using Fidelity.Data.Database;
using Fidelity.Data.Instruments;
using Fidelity.Jobs.Demonstration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Scenarios;

/// <summary>
/// The demonstration district, made once for the scenarios: six schools, so that the very small one and the one with a low response are
/// among them. Tests read it and do not change it.
/// </summary>
public sealed class DemonstrationDistrict : IAsyncLifetime, IDisposable
{
    public static readonly DemonstrationOptions Options = new(Schools: 6, Seed: 1);

    private readonly TemporaryFolder folder = new();

    public static InstrumentLibrary Library { get; } = ((InstrumentsLoaded)LoadInstruments.Read(InstrumentFiles.Locate()!)).Library;

    public string Folder => folder.Path;

    public DemonstrationFile Made { get; private set; } = null!;

    public ServiceProvider Services { get; private set; } = null!;

    public async Task InitializeAsync() => (Services, Made) = await MakeAsync(Folder, Options);

    public async Task DisposeAsync() => await Services.DisposeAsync();

    public void Dispose() => folder.Dispose();

    internal static async Task<(ServiceProvider Services, DemonstrationFile Made)> MakeAsync(string folder, DemonstrationOptions options)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddFidelityData(new DataFolder(folder), new DatabaseOptions(), Library, new SurveyLinks("http://127.0.0.1:5080"))
            .AddDemonstration()
            .BuildServiceProvider();
        await using (var scope = services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().RunAsync(default);
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<RegisterInstruments>().RunAsync(default));
        }

        var (made, problems) = await services.GetRequiredService<MakeDemonstration>().RunAsync(options, default);
        Assert.Empty(problems);
        return (services, made!);
    }
}

[CollectionDefinition(Name)]
public sealed class DemonstrationCollection : ICollectionFixture<DemonstrationDistrict>
{
    public const string Name = "Demonstration district";
}
