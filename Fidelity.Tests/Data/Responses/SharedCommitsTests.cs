using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Fidelity.Data.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Data.Responses;

/// <summary>Several changes in one transaction of SQLite: each as safe as it would be alone.</summary>
public sealed class SharedCommitsTests
{
    [Fact]
    public async Task A_change_that_fails_takes_nothing_of_the_others_with_it()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddSingleton<SharedCommits>());
        var held = new Held();
        var first = Commit(installation, held.MakeAsync);
        await held.HasBegun;
        var before = Commit(installation, db => AddAsync(db, "before"));
        var failing = Commit(installation, async db =>
        {
            await AddAsync(db, "failing");
            throw new InvalidOperationException("This change fails.");
        });
        var after = Commit(installation, db => AddAsync(db, "after"));

        held.Release();

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        await Task.WhenAll(first, before, after);
        Assert.Equal(["after", "before"], await NamesAsync(installation));
    }

    [Fact]
    public async Task Nobody_hears_that_a_change_was_made_before_it_is_committed()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddSingleton<SharedCommits>());
        Held first = new(), last = new();
        var begun = Commit(installation, first.MakeAsync);
        await first.HasBegun;
        var change = Commit(installation, db => AddAsync(db, "together"));
        var companion = Commit(installation, last.MakeAsync);
        first.Release();
        await last.HasBegun;

        Assert.False(change.IsCompleted);
        Assert.Empty(await NamesAsync(installation));

        last.Release();
        await Task.WhenAll(begun, change, companion);
        Assert.Equal(["together"], await NamesAsync(installation));
    }

    [Fact]
    public async Task When_the_transaction_fails_everybody_who_waits_for_it_hears_so()
    {
        await using var installation = await TestInstallation.CreateAsync(services => services.AddSingleton<SharedCommits>());
        var held = new Held();
        var first = Commit(installation, async db =>
        {
            await held.MakeAsync(db);
            // Ends the transaction under the writer's hands, as a full disk does.
            await db.Database.ExecuteSqlRawAsync("ROLLBACK");
        });
        await held.HasBegun;

        held.Release();

        await Assert.ThrowsAnyAsync<Exception>(() => first);
        await Commit(installation, db => AddAsync(db, "next"));
        Assert.Equal(["next"], await NamesAsync(installation));
    }

    private static Task<bool> Commit(TestInstallation installation, Func<FidelityDb, Task> make) =>
        installation.With<SharedCommits, bool>(commits => commits.RunAsync(
            async db =>
            {
                await make(db);
                return true;
            },
            default));

    private static async Task AddAsync(FidelityDb db, string name)
    {
        db.Organizations.Add(new Organization(name, OrganizationKind.School, name));
        await db.SaveChangesAsync();
    }

    private static Task<List<string>> NamesAsync(TestInstallation installation) =>
        installation.WithDb(db => db.Organizations.Select(row => row.Name).Order().ToListAsync());

    /// <summary>A change that lasts until it is released.</summary>
    private sealed class Held
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HasBegun => begun.Task;

        public void Release() => released.SetResult();

        public async Task MakeAsync(FidelityDb db)
        {
            begun.TrySetResult();
            await released.Task;
        }
    }
}
