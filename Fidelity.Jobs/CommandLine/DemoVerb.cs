using System.CommandLine;
using System.Globalization;
using Fidelity.Core.Demonstration;
using Fidelity.Core.Problems;
using Fidelity.Data.Database;
using Fidelity.Jobs.Demonstration;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Jobs.CommandLine;

/// <summary><c>demo --out DIR [--schools 12] [--seed 1]</c></summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var directory = new Option<string>("--out") { Description = "The folder to make; it must not hold an installation.", HelpName = "DIR", Required = true };
        var schools = new Option<int>("--schools")
        {
            Description = "How many schools.",
            DefaultValueFactory = _ => 12,
            CustomParser = given =>
            {
                if (int.TryParse(given.Tokens[0].Value, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= SchoolPlan.MostSchools)
                {
                    return count;
                }

                given.AddError($"--schools must be a number from 1 to {SchoolPlan.MostSchools}.");
                return 0;
            },
        };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same answers, and the same release hash.", DefaultValueFactory = _ => 1 };
        var command = new Command("demo", "Makes a demonstration district: schools, answers, a release, a report a school.") { directory, schools, seed };
        command.SetAction((parsed, stop) => MakeAsync(
            parsed.GetRequiredValue(directory),
            new DemonstrationOptions(parsed.GetRequiredValue(schools), parsed.GetRequiredValue(seed)),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, stop));
        return command;
    }

    private static async Task<int> MakeAsync(
        string directory, DemonstrationOptions options, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
        {
            return error.Report([new Problem("CLI-005", $"{directory} is not empty: name a new folder, so that nothing is mixed with what it holds.")]);
        }

        using var host = await Installation.OpenAsync(
            directory, error, cancellationToken, installation => installation.Builder.Services.AddDemonstration());
        if (host is null)
        {
            return FidelityCommand.ProblemsFound;
        }

        var (made, problems) = await host.Services.GetRequiredService<MakeDemonstration>().RunAsync(options, cancellationToken);
        if (made is null)
        {
            return error.Report(problems);
        }

        foreach (var report in made.Reports)
        {
            await output.WriteLineAsync($"{report.Name}: {report.Headline}");
            await output.WriteLineAsync($"  {report.Pdf}");
        }

        var folder = host.Services.GetRequiredService<DataFolder>();
        await output.WriteLineAsync($"Release {made.ReleaseHash}");
        await output.WriteLineAsync($"Database {folder.DatabaseFile}");
        await output.WriteLineAsync($"Sign-ins {Path.Combine(folder.Path, DemonstrationFile.Name)}");
        return FidelityCommand.Done;
    }
}
