using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Database;

/// <summary>Brings the database to this version's shape. Safe to run at every start and from several hosts.</summary>
public sealed class MigrateDatabase(FidelityDb db)
{
    public async Task RunAsync(CancellationToken cancellationToken) => await db.Database.MigrateAsync(cancellationToken);
}
