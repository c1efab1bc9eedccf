using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Fidelity.Data.Database;

public sealed class SqliteFidelityDb(DbContextOptions<SqliteFidelityDb> options) : FidelityDb(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // EF gives AUTOINCREMENT to long keys but not to typed ids over a long; the snapshot, which knows no typed ids, would differ.
        var typedKeys = builder.Model.GetEntityTypes()
            .Select(type => type.FindPrimaryKey())
            .OfType<IMutableKey>()
            .Where(key => key.Properties is [{ ValueGenerated: ValueGenerated.OnAdd }])
            .Select(key => key.Properties[0]);
        foreach (var key in typedKeys)
        {
            key.SetValueGenerationStrategy(SqliteValueGenerationStrategy.Autoincrement);
        }
    }
}
