using System.CommandLine;
using System.Text.Json;
using Fidelity.Core.Problems;
using Fidelity.Jobs.Demonstration;

namespace Fidelity.Jobs.CommandLine;

/// <summary><c>sign-ins</c>: for run.sh, which must not need a program that reads JSON. Not part of what others may rely on.</summary>
internal static class SignInsVerb
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var data = Installation.DataOption();
        var command = new Command("sign-ins", "Prints who may sign in to a demonstration district.") { data };
        command.Hidden = true;
        command.SetAction(async (parsed, stop) =>
        {
            var file = Path.Combine(parsed.GetRequiredValue(data), DemonstrationFile.Name);
            if (!File.Exists(file))
            {
                return parsed.InvocationConfiguration.Error.Report([new Problem("CLI-006", $"There is no {file}: make a demonstration district first.")]);
            }

            var made = JsonSerializer.Deserialize<DemonstrationFile>(await File.ReadAllTextAsync(file, stop), Form)!;
            var output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync(made.Notice);
            foreach (var person in made.SignIns)
            {
                await output.WriteLineAsync($"  {person.Role,-14} {person.User,-30} {person.Password}");
            }

            await output.WriteLineAsync($"  {"feed",-14} {made.FeedKey.User,-30} {made.FeedKey.Password}");
            return FidelityCommand.Done;
        });
        return command;
    }
}
