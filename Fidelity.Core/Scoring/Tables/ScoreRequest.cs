using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>What is to be scored.</summary>
/// <param name="Responses">One row a respondent.</param>
/// <param name="Roster">Everyone eligible; null when it is not known.</param>
/// <param name="By">Columns that divide people into groups, each by itself.</param>
/// <param name="Baselines">National figures to set items beside; null for none.</param>
/// <param name="Framework">For the response gates; null for none.</param>
public sealed record ScoreRequest(
    Instrument Instrument, TextTable Responses, TextTable? Roster, IReadOnlyList<string> By, BaselineSet? Baselines, Framework? Framework)
{
    /// <summary>How many may work at it at once, at least 1; the table is the same for any number.</summary>
    public int Workers { get; init; } = 1;
}
