using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Fidelity.Core.Scoring.Tables;
using Fidelity.Data.Scoring;

namespace Fidelity.Jobs.CommandLine;

/// <summary><c>score --instrument FILE --responses FILE [--roster FILE] [--baselines FILE] [--framework FILE] [--by COLUMN]… [--out FILE]</c></summary>
internal static class ScoreVerb
{
    private static readonly Option<string> Instrument = Required("--instrument", "FILE.yaml", "The questionnaire that was answered.");

    private static readonly Option<string> Responses = Required(
        "--responses", "FILE.csv",
        "One row a respondent: school,class,person[,weight][,grade][,other columns],<item ids>; option codes, an empty cell where there is no answer.");

    private static readonly Option<string?> Roster = Optional(
        "--roster", "FILE.csv", "Everyone eligible: school,class,person,grade[,other columns]. Gives response rates and, without a weight column, weights raked to the grades.");

    private static readonly Option<string?> Baselines = Optional("--baselines", "FILE.yaml", "Published national figures to set items beside.");

    private static readonly Option<string?> Framework = Optional("--framework", "FILE.yaml", "Flags schools below its response gates; needs a roster.");

    private static readonly Option<string?> Out = Optional("--out", "FILE.csv", "Where to write the table; without it, on the output.");

    private static readonly Option<string[]> By = new("--by") { HelpName = "COLUMN", Description = "A column of the responses that divides people into groups; may be given more than once." };

    public static Command Create()
    {
        var command = new Command(
            "score",
            "Scores a file of responses, without a database. One row a figure; percentages, scores (percent of maximum possible) and gaps are 0 to 100, alpha and the ICCs at most 1.")
        {
            Instrument, Responses, Roster, Baselines, Framework, By, Out,
        };
        command.SetAction(parsed =>
        {
            var names = new ScoreFileNames(
                parsed.GetRequiredValue(Instrument), parsed.GetRequiredValue(Responses), parsed.GetValue(Roster),
                parsed.GetValue(Baselines), parsed.GetValue(Framework), parsed.GetValue(By) ?? []);
            switch (ScoreFiles.Run(names))
            {
                case ScoreRefused refused:
                    return parsed.InvocationConfiguration.Error.Report(refused.Problems);
                case Scored scored:
                    Write(scored, parsed.GetValue(Out), parsed.InvocationConfiguration.Output);
                    return FidelityCommand.Done;
                default:
                    throw new UnreachableException();
            }
        });
        return command;
    }

    private static void Write(Scored scored, string? path, TextWriter output)
    {
        if (path is null)
        {
            WriteScores.To(output, scored.Rows);
            return;
        }

        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        WriteScores.To(file, scored.Rows);
    }

    private static Option<string> Required(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description, Required = true };

    private static Option<string?> Optional(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };
}
