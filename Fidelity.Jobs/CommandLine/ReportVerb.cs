using System.CommandLine;
using Fidelity.Core.Releases;
using Fidelity.Jobs.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Jobs.CommandLine;

/// <summary><c>report --release ID --school ID --out FILE.pdf [--csv]</c></summary>
internal static class ReportVerb
{
    public static Command Create()
    {
        var release = new Option<long>("--release") { Description = "The release's number, as release printed it.", HelpName = "ID", Required = true };
        var school = new Option<string>("--school") { Description = "The roster's identifier of the school, or its number here.", HelpName = "ID", Required = true };
        var file = new Option<string>("--out") { Description = "The PDF to write; replaced when it exists.", HelpName = "FILE.pdf", Required = true };
        var withCsv = new Option<bool>("--csv") { Description = "Also writes the released figures, into FILE.csv beside the PDF." };
        var data = Installation.DataOption();
        var command = new Command("report", "Prints one school's report of a release.") { release, school, file, withCsv, data };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(withCsv) && CsvBeside(parsed.GetValue(file)) == parsed.GetValue(file))
            {
                parsed.AddError("--csv writes FILE.csv: name the PDF otherwise.");
            }
        });
        command.SetAction(async (parsed, stop) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            using var host = await Installation.OpenExistingAsync(
                parsed.GetRequiredValue(data), error, stop, installation => installation.Builder.Services.AddReportJobs());
            if (host is null)
            {
                return FidelityCommand.ProblemsFound;
            }

            var (pdf, csv) = (parsed.GetRequiredValue(file), parsed.GetValue(withCsv) ? CsvBeside(parsed.GetRequiredValue(file)) : null);
            await using var scope = host.Services.CreateAsyncScope();
            var problems = await scope.ServiceProvider.GetRequiredService<PrintReport>().RunAsync(
                new ReleaseId(parsed.GetRequiredValue(release)), parsed.GetRequiredValue(school), pdf, csv, stop);
            if (problems.Count > 0)
            {
                return error.Report(problems);
            }

            await output.WriteLineAsync(Path.GetFullPath(pdf));
            if (csv is not null)
            {
                await output.WriteLineAsync(Path.GetFullPath(csv));
            }

            return FidelityCommand.Done;
        });
        return command;
    }

    private static string? CsvBeside(string? pdf) => Path.ChangeExtension(pdf, ".csv");
}
