using System.CommandLine;
using System.Diagnostics;
using Fidelity.Data.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Jobs.CommandLine;

/// <summary>
/// <c>create-administrator --user NAME</c>: how an installation that nobody can sign in to yet gets its first account. Whoever may run
/// it may read the database anyway, so that it asks for no password.
/// </summary>
internal static class CreateAdministratorVerb
{
    public static Command Create()
    {
        var user = new Option<string>("--user") { Description = "The name to sign in with, such as an e-mail address.", HelpName = "NAME", Required = true };
        var data = Installation.DataOption();
        var command = new Command("create-administrator", "Makes an administrator's account and prints its password, once.") { user, data };
        command.SetAction(async (parsed, stop) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            using var host = await Installation.OpenAsync(
                parsed.GetRequiredValue(data), error, stop, installation => installation.Builder.Services.AddFidelityAccounts());
            if (host is null)
            {
                return FidelityCommand.ProblemsFound;
            }

            await using var scope = host.Services.CreateAsyncScope();
            var create = scope.ServiceProvider.GetRequiredService<CreateAdministrator>();
            switch (await create.RunAsync(parsed.GetRequiredValue(user), "command line", stop))
            {
                case AccountOutcome.Refused refused:
                    return error.Report(refused.Problems);
                case AccountOutcome.Done done:
                    await output.WriteLineAsync($"User     {done.UserName}");
                    await output.WriteLineAsync($"Password {done.Password}");
                    await output.WriteLineAsync("It is shown this once and not kept: sign in, and choose another under the user name at the top of the page.");
                    return FidelityCommand.Done;
                default:
                    throw new UnreachableException();
            }
        });
        return command;
    }
}
