using System.CommandLine;
using Fidelity.Data.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fidelity.Jobs.CommandLine;

/// <summary><c>send-mail</c>: what the schedule does twice a minute, once. To try mail settings, or where no schedule runs.</summary>
internal static class SendMailVerb
{
    public static Command Create()
    {
        var data = Installation.DataOption();
        var command = new Command("send-mail", "Sends the mails that are due, once.") { data };
        command.SetAction(async (parsed, stop) =>
        {
            var output = parsed.InvocationConfiguration;
            using var host = await Installation.OpenExistingAsync(parsed.GetRequiredValue(data), output.Error, stop);
            return host is null ? FidelityCommand.ProblemsFound : await RunAsync(host.Services, output, stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, InvocationConfiguration output, CancellationToken stop)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            var done = await scope.ServiceProvider.GetRequiredService<DispatchMail>().RunAsync(stop);
            await output.Output.WriteLineAsync($"{done.Sent} sent, {done.WillRetry} to be tried again, {done.GivenUp} given up.");
            return FidelityCommand.Done;
        }
        catch (OptionsValidationException wrong)
        {
            return output.Error.Report(wrong.Failures.Select(failure => new Core.Problems.Problem("CLI-004", failure)));
        }
    }
}
