using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Data.Database;

namespace Fidelity.Data.Responses;

/// <summary>What somebody who comes with a link's token or a paper code may do. Changes nothing.</summary>
public sealed class OpenSurvey(FidelityDb db, TimeProvider clock, InstrumentLibrary library, DataFolder folder)
{
    public async Task<SurveyAccess> RunAsync(string tokenOrCode, CancellationToken cancellationToken)
    {
        var door = new SurveyDoor(db, clock.GetUtcNow().UtcDateTime, library, folder);
        return (await door.KnockAsync(tokenOrCode, cancellationToken)).Access;
    }
}

/// <summary>What a token or code opens. It never says whose it is.</summary>
public abstract record SurveyAccess
{
    private protected SurveyAccess()
    {
    }
}

/// <summary>No such token or code: mistyped, or of another installation.</summary>
public sealed record SurveyUnknown : SurveyAccess;

public sealed record SurveyNotOpenYet : SurveyAccess;

/// <summary>The window is over, or it is for the one who comes: off the roster, or taken out by a parent.</summary>
public sealed record SurveyClosed : SurveyAccess;

/// <summary>Submitted before; it cannot be changed, because nobody can tell any more which answers they were.</summary>
public sealed record SurveyAlreadyAnswered : SurveyAccess;

/// <param name="Languages">The instrument's, as far as the wave offers them; in the instrument's order.</param>
/// <param name="Sheet">What was saved so far.</param>
public sealed record SurveyReady(
    Instrument Instrument, IReadOnlyList<SurveyLanguage> Languages, AnswerSheet Sheet, bool IsDemonstration, bool IsAnonymous) : SurveyAccess;
