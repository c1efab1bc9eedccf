using System.Security.Cryptography;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Reports;

/// <summary>Keeps a school's printed report. A release is printed once: a file that is there stays, whoever comes second.</summary>
public sealed class SaveReportFile(FidelityDb db, TimeProvider clock)
{
    /// <returns>Whether this call saved it.</returns>
    public async Task<bool> RunAsync(
        ReleaseId releaseId, OrganizationId schoolId, string title, byte[] pdf, CancellationToken cancellationToken)
    {
        if (await ExistsAsync(releaseId, schoolId, cancellationToken))
        {
            return false;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var file = new ReportFile(releaseId, schoolId, title, Convert.ToHexStringLower(SHA256.HashData(pdf)), pdf, now);
        db.ReportFiles.Add(file);
        db.Record(now, "system", nameof(SaveReportFile), $"release/{releaseId.Value}/organization/{schoolId.Value}", file.Hash);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another host may have printed it at the same moment; the unique index decides. Anything else is thrown on.
            db.ChangeTracker.Clear();
            if (await ExistsAsync(releaseId, schoolId, cancellationToken))
            {
                return false;
            }

            throw;
        }
    }

    private Task<bool> ExistsAsync(ReleaseId releaseId, OrganizationId schoolId, CancellationToken cancellationToken) =>
        db.ReportFiles.AnyAsync(file => file.ReleaseId == releaseId && file.OrganizationId == schoolId, cancellationToken);
}
