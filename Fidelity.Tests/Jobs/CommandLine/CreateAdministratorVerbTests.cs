using Fidelity.Data.Accounts;
using Fidelity.Data.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Fidelity.Tests.Jobs.CommandLine;

public sealed class CreateAdministratorVerbTests
{
    [Fact]
    public async Task An_empty_installation_gets_an_administrator_whose_password_is_printed_once_and_opens_the_account()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");

        var shell = await Shell.RunAsync("create-administrator", "--user", "alma@district.example", "--data", data);

        Assert.Equal((0, 0), (shell.ExitCode, shell.Problems.Count));
        var lines = shell.Output.Split(Environment.NewLine);
        Assert.Equal("User     alma@district.example", lines[0]);
        var password = lines[1].Replace("Password ", "", StringComparison.Ordinal);
        var (role, hash) = Stored(data, "alma@district.example");
        Assert.Equal("Administrator", role);
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<Account>().VerifyHashedPassword(new Account(), hash, password));
    }

    [Fact]
    public async Task A_user_name_that_is_taken_or_cannot_be_one_is_refused_and_the_first_account_keeps_its_password()
    {
        using var folder = new TemporaryFolder();
        await Shell.RunAsync("create-administrator", "--user", "alma", "--data", folder.Path);
        var before = Stored(folder.Path, "alma");

        var again = await Shell.RunAsync("create-administrator", "--user", "alma", "--data", folder.Path);
        var wrong = await Shell.RunAsync("create-administrator", "--user", "a:b", "--data", folder.Path);

        Assert.Equal((1, 1), (again.ExitCode, wrong.ExitCode));
        Assert.StartsWith("ACC-003 ", Assert.Single(again.Problems), StringComparison.Ordinal);
        Assert.StartsWith("ACC-001 ", Assert.Single(wrong.Problems), StringComparison.Ordinal);
        Assert.Equal(before, Stored(folder.Path, "alma"));
    }

    private static (string Role, string Hash) Stored(string data, string user)
    {
        using var connection = new SqliteConnection($"Data Source={new DataFolder(data).DatabaseFile}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Role, PasswordHash FROM Accounts WHERE UserName = $user";
        command.Parameters.AddWithValue("$user", user);
        using var row = command.ExecuteReader();
        Assert.True(row.Read());
        return (row.GetString(0), row.GetString(1));
    }
}
