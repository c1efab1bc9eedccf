using System.Linq.Expressions;
using System.Security.Cryptography;
using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// The sheets of codes of an open wave. A sheet has a card for everybody who is asked through its class, also those who have answered: one that
/// left them out would tell who has. In an anonymous wave it has no names, and lies in another order each time, so that no list of who got the
/// first card and who the second is worth anything.
/// </summary>
internal sealed class CodeSheets(FidelityDb db, DataFolder folder, SurveyLinks links)
{
    /// <returns>In the order of the classes' titles, students without a class last; empty when the wave is not open.</returns>
    public async Task<IReadOnlyList<CodeSheet>> ReadAsync(
        WaveId waveId, Expression<Func<Invitation, bool>> those, CancellationToken cancellationToken)
    {
        var wave = await db.Waves.AsNoTracking().SingleOrDefaultAsync(row => row.Id == waveId && row.State == WaveState.Open, cancellationToken);
        if (wave is null)
        {
            return [];
        }

        // Every card of an anonymous wave works, those that were withdrawn by number too, and may be in somebody's hand.
        var asked = wave.IsAnonymous ? db.Invitations : db.Invitations.Where(Invitation.Counts);
        var rows = await (
            from invitation in asked.Where(those)
            join school in db.Organizations on invitation.OrganizationId equals school.Id
            from schoolClass in db.Classes.Where(row => row.Id == invitation.ClassId).DefaultIfEmpty()
            from person in db.People.Where(row => row.Id == invitation.PersonId).DefaultIfEmpty()
            where invitation.WaveId == waveId && (invitation.Grade != null || invitation.ClassId != null)
            select new
            {
                invitation.ClassId, Class = schoolClass.Title, SchoolId = school.Id, School = school.Name, invitation.Grade, invitation.Nonce,
                person.GivenName, person.FamilyName,
            }).ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => (row.ClassId, row.Class, row.SchoolId, row.School))
                .OrderBy(group => group.Key.ClassId is null).ThenBy(group => group.Key.Class, StringComparer.Ordinal).ThenBy(group => group.Key.ClassId?.Value)
                .Select(group => new CodeSheet(wave, group.Key.SchoolId, group.Key.School, group.Key.Class ?? "Without a class", links.CodeEntry,
                [
                    .. (wave.IsAnonymous
                            ? Shuffled(group).OrderBy(row => row.Grade)
                            : group.OrderBy(row => row.FamilyName).ThenBy(row => row.GivenName))
                        .Select(row => Card(wave.IsAnonymous ? $"Grade {row.Grade}" : $"{row.GivenName} {row.FamilyName}", row.Nonce)),
                ])),
        ];
    }

    private CodeCard Card(string forWhom, long nonce)
    {
        var code = Access.For(RespondentRole.Student, folder.InstallationKey, nonce);
        return new(forWhom, AccessCode.Spaced(code), links.To(code));
    }

    private static T[] Shuffled<T>(IEnumerable<T> rows)
    {
        T[] all = [.. rows];
        RandomNumberGenerator.Shuffle<T>(all);
        return all;
    }
}

/// <param name="CodeEntry">The address where a code is typed.</param>
public sealed record CodeSheet(
    Wave Wave, OrganizationId SchoolId, string School, string ClassTitle, string CodeEntry, IReadOnlyList<CodeCard> Cards);

/// <param name="Student">Whom it is for: a name, or in an anonymous wave the grade.</param>
/// <param name="Code">With its dash.</param>
public sealed record CodeCard(string Student, string Code, string Link);
