using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>The classes of one school through which a wave asks students, each with a sheet of codes to print.</summary>
public sealed class ListCodeSheets(FidelityDb db)
{
    public async Task<IReadOnlyList<CodeSheetClass>> RunAsync(WaveId wave, OrganizationId school, CancellationToken cancellationToken)
    {
        var rows = await (
            from invitation in db.Invitations.Where(Invitation.Counts)
            join schoolClass in db.Classes on invitation.ClassId equals schoolClass.Id
            where invitation.WaveId == wave && invitation.OrganizationId == school
            group invitation by new { schoolClass.Id, schoolClass.Title } into students
            select new { students.Key.Id, students.Key.Title, Students = students.Count() }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new CodeSheetClass(row.Id, row.Title, row.Students))
                .OrderBy(row => row.Title, StringComparer.Ordinal)
                .ThenBy(row => row.Class.Value),
        ];
    }
}

public sealed record CodeSheetClass(ClassId Class, string Title, int Students);
