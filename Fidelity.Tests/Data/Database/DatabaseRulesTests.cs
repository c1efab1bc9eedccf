using System.Data.Common;
using Fidelity.Core.Accounts;
using Fidelity.Core.Mail;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Data.Accounts;
using Fidelity.Data.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Database;

/// <summary>What the database itself refuses, on every provider, whatever the code above it does.</summary>
[Collection(DatabaseProviders.Collection)]
public sealed class DatabaseRulesTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task A_person_is_invited_once_in_a_wave(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        var rows = await SomeRows.AddAsync(installation);
        await Add(installation, rows.Invite("hash-1"));

        await Assert.ThrowsAsync<DbUpdateException>(() => Add(installation, rows.Invite("hash-2")));

        Assert.Equal(["hash-1"], await installation.WithDb(db => db.Invitations.Select(row => row.AccessHash).ToListAsync()));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_roster_id_names_one_person(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        await SomeRows.AddAsync(installation);

        await Assert.ThrowsAsync<DbUpdateException>(() => Add(installation, new Person("theo-1", "Another", "Person")));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Roster_ids_that_differ_only_in_case_are_two(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        await SomeRows.AddAsync(installation);

        await Add(installation, new Person("THEO-1", "Another", "Person"));

        var found = await installation.WithDb(db => db.People.Where(row => row.SourcedId == "THEO-1").Select(row => row.GivenName).ToListAsync());
        Assert.Equal(["Another"], found);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_wave_with_invitations_cannot_be_deleted(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        var rows = await SomeRows.AddAsync(installation);
        await Add(installation, rows.Invite("hash-1"));

        await Assert.ThrowsAnyAsync<DbException>(
            () => installation.WithDb(db => db.Waves.Where(row => row.Id == rows.Wave).ExecuteDeleteAsync()));

        Assert.Equal(1, await installation.WithDb(db => db.Waves.CountAsync()));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task An_answer_that_was_given_is_not_changed(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        var rows = await SomeRows.AddAsync(installation);
        await Add(installation, new Response(
            7, rows.Wave, rows.School, "teacher/1.0", null, 1, new DateOnly(2026, 10, 6), Completeness.Complete, false, [1, 2, 3]));

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => installation.WithDb(async db =>
        {
            var response = await db.Responses.SingleAsync();
            db.Entry(response).Property(row => row.Answers).CurrentValue = [3, 2, 1];
            await db.SaveChangesAsync();
        }));

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], await installation.WithDb(db => db.Responses.Select(row => row.Answers).SingleAsync()));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Of_two_submissions_of_one_invitation_the_second_is_refused(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        var rows = await SomeRows.AddAsync(installation);
        await Add(installation, rows.Invite("hash-1"));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => installation.WithDb(async second =>
        {
            var invitation = await second.Invitations.SingleAsync();
            await installation.WithDb(async first =>
            {
                (await first.Invitations.SingleAsync()).MarkAnswered();
                await first.SaveChangesAsync();
            });
            invitation.MarkAnswered();
            await second.SaveChangesAsync();
        }));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Of_two_senders_that_claim_a_mail_the_second_is_refused(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);
        var now = installation.Clock.Now;
        await Add(installation, new OutboxMail("id@fidelity", "theo@school.example", "Survey", "text", "<p>html</p>", now));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => installation.WithDb(async second =>
        {
            var mail = await second.Outbox.SingleAsync();
            await installation.WithDb(async first =>
            {
                (await first.Outbox.SingleAsync()).Claim(now);
                await first.SaveChangesAsync();
            });
            mail.Claim(now);
            await second.SaveChangesAsync();
        }));

        Assert.Equal(1, await installation.WithDb(db => db.Outbox.Select(row => row.Attempts).SingleAsync()));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task An_account_is_made_and_its_password_opens_it(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider, services => services.AddFidelityAccounts());
        var rows = await SomeRows.AddAsync(installation);

        var outcome = await installation.With<CreateAccount, AccountOutcome>(
            use => use.RunAsync(new NewAccount("lena@district.example", AccountRole.Leader, [rows.School]), "alma", default));

        var done = Assert.IsType<AccountOutcome.Done>(outcome);
        var opens = await installation.With<UserManager<Account>, bool>(async accounts =>
        {
            var lena = await accounts.FindByNameAsync("LENA@district.example");
            return lena is not null && await accounts.CheckPasswordAsync(lena, done.Password);
        });
        Assert.True(opens);
        Assert.Equal([rows.School], await installation.WithDb(db => db.AccountScopes.Select(row => row.OrganizationId).ToListAsync()));
    }

    private static Task Add(TestInstallation installation, object row) => installation.WithDb(async db =>
    {
        db.Add(row);
        await db.SaveChangesAsync();
    });
}
