using System.Globalization;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Waves;

/// <summary>
/// Makes SQLite's file forget: rows are written anew in the order of their random keys (until then they lie in a page in the order of
/// arrival), freed pages go, and the log, which still holds every change of the wave in order, is emptied. SQL Server keeps its own
/// log; docs/privacy.md says what its administrator must know.
/// </summary>
internal sealed class FreedSpace(FidelityDb db)
{
    /// <returns>False when a reader keeps the log from being emptied.</returns>
    public async Task<bool> ForgetAsync(CancellationToken cancellationToken)
    {
        if (db is not SqliteFidelityDb)
        {
            return true;
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "VACUUM";
            await command.ExecuteNonQueryAsync(cancellationToken);
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            var isBusy = Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
            return isBusy == 0;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
