using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Tests;

/// <summary>
/// A real installation in a temporary folder: its own database (migrated), key and mail folder, and a clock that the test moves.
/// Features are added by the test with the same registrations that the hosts use.
/// </summary>
public sealed class TestInstallation : IAsyncDisposable
{
    private readonly TemporaryFolder disk;
    private readonly ServiceProvider services;

    private TestInstallation(TemporaryFolder disk, DataFolder folder, ServiceProvider services, TestClock clock) =>
        (this.disk, Folder, this.services, Clock) = (disk, folder, services, clock);

    public DataFolder Folder { get; }

    public TestClock Clock { get; }

    public static async Task<TestInstallation> CreateAsync(
        Action<IServiceCollection>? add = null, DatabaseOptions? database = null)
    {
        var disk = new TemporaryFolder();
        var folder = new DataFolder(disk.Path);
        var clock = new TestClock(TestClock.SomeMonday);
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddFidelityDatabase(folder, database ?? new DatabaseOptions());
        add?.Invoke(collection);
        var installation = new TestInstallation(
            disk, folder, collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }), clock);
        await installation.WithDb(db => db.Database.MigrateAsync());
        return installation;
    }

    /// <summary>Runs in a scope of its own, as a request would.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task With<TService>(Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> WithDb<T>(Func<FidelityDb, Task<T>> act) => With(act);

    public Task WithDb(Func<FidelityDb, Task> act) => With(act);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        disk.Dispose();
    }
}
