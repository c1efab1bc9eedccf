using Fidelity.Core.Instruments;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>The adults of an anonymous wave who can be written to, from the roster as it is now: its invitations name nobody.</summary>
internal sealed class AnonymousAdults(FidelityDb db, InstrumentLibrary library)
{
    public async Task<IReadOnlyList<(Invitee Invitee, string Email)>> OfAsync(Wave wave, TimeProvider clock, CancellationToken cancellationToken)
    {
        var people = await new WaveRoster(db).LoadAsync(wave, clock.GetUtcNow().UtcDateTime, cancellationToken);
        var emails = await new MailRecipients(db, library).Reachable(wave.Id)
            .ToDictionaryAsync(person => person.Id, person => person.Email!, cancellationToken);
        return
        [
            .. from invitee in Audience.Of([.. wave.Instruments.Select(library.Find).OfType<Instrument>()], people)
               where invitee.Instrument.Role != RespondentRole.Student && emails.ContainsKey(invitee.Person)
               select (invitee, emails[invitee.Person]),
        ];
    }
}
