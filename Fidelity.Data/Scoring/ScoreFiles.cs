using Fidelity.Core.Problems;
using Fidelity.Core.Scoring.Tables;
using Fidelity.Data.Instruments;

namespace Fidelity.Data.Scoring;

/// <summary>Reads the files given to <c>score</c> and scores them; all that is wrong with any of them comes back at once.</summary>
public static class ScoreFiles
{
    public static ScoreOutcome Run(ScoreFileNames names)
    {
        List<Problem> problems = [];
        var responses = new ReadTable(names.Responses, problems).Read();
        var roster = names.Roster is null ? null : new ReadTable(names.Roster, problems).Read();
        var read = LoadInstrumentFile.Read(names.Instrument, names.Baselines, names.Framework);
        if (read is InstrumentFileRefused refused)
        {
            return new ScoreRefused([.. refused.Problems, .. problems]);
        }

        if (responses is null || (names.Roster is not null && roster is null))
        {
            return new ScoreRefused(problems);
        }

        // Scored even when rows are missing, so that what the other rows say wrong is told in the same breath.
        var (instrument, baselines, framework) = (InstrumentFileLoaded)read;
        var outcome = ScoreTable.Of(new ScoreRequest(instrument, responses, roster, names.By, baselines, framework) { Workers = names.Workers });
        return problems.Count == 0 ? outcome
            : new ScoreRefused([.. problems, .. outcome is ScoreRefused { Problems: var more } ? more : []]);
    }
}

/// <param name="By">Columns of the responses that divide people into groups.</param>
public sealed record ScoreFileNames(
    string Instrument, string Responses, string? Roster, string? Baselines, string? Framework, IReadOnlyList<string> By)
{
    /// <inheritdoc cref="ScoreRequest.Workers"/>
    public int Workers { get; init; } = Environment.ProcessorCount;
}
