using Fidelity.Core.Responses;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;

namespace Fidelity.Data.Responses;

/// <summary>The only place where a response is made: what it takes of the invitation is what it will ever know of the person.</summary>
internal static class ResponseRows
{
    public static void Add(FidelityDb db, Invitation invitation, AnswerSheet sheet, long clusterKey, DateOnly day)
    {
        db.Responses.Add(new Response(
            RandomKey.Next(), invitation.WaveId, invitation.OrganizationId, invitation.Instrument, invitation.Grade, clusterKey, day,
            Dispositions.Of(sheet), sheet.Consents == true, sheet.Pack()));
        if (sheet.Text.Length > 0)
        {
            db.OpenAnswers.Add(new OpenAnswer(
                RandomKey.Next(), invitation.WaveId, invitation.OrganizationId, invitation.Instrument, sheet.Text));
        }
    }
}
