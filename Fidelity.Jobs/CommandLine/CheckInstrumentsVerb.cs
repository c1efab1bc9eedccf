using System.CommandLine;
using System.Diagnostics;
using Fidelity.Core.Problems;
using Fidelity.Data.Instruments;

namespace Fidelity.Jobs.CommandLine;

/// <summary><c>check-instruments [DIR]</c></summary>
internal static class CheckInstrumentsVerb
{
    public static Command Create()
    {
        var directory = new Argument<string?>("DIR")
        {
            Description = "The instruments directory; without it ./instruments, else the one that this installation uses.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("check-instruments", "Verifies the framework, the questionnaires and the published figures.") { directory };
        command.SetAction(parsed => Check(
            parsed.GetValue(directory), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Check(string? given, TextWriter output, TextWriter error)
    {
        // Somebody who stands in the source tree means the files that are being edited, not the copy beside the program.
        var nearby = File.Exists(Path.Combine("instruments", "framework.yaml")) ? "instruments" : null;
        if ((given ?? nearby ?? InstrumentFiles.Locate()) is not { } directory)
        {
            return error.Report([Installation.NoInstruments]);
        }

        if (!Directory.Exists(directory))
        {
            return error.Report([new Problem("CLI-002", $"There is no directory {directory}: name the one that holds framework.yaml.")]);
        }

        switch (LoadInstruments.Read(directory))
        {
            case InstrumentsRefused refused:
                return error.Report(refused.Problems);
            case InstrumentsLoaded { Library: var library }:
                output.WriteLine(
                    $"{directory}: framework {library.Framework.Version}, {string.Join(", ", library.Instruments.Select(instrument => instrument.Key))}, baselines {library.Baselines.Version}: no problems.");
                return FidelityCommand.Done;
            default:
                throw new UnreachableException();
        }
    }
}
