using Fidelity.Core.Rosters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Fidelity.Data.Database;

public sealed class SqlServerFidelityDb(DbContextOptions<SqlServerFidelityDb> options) : FidelityDb(options)
{
    /// <summary>By code point: SQL Server's usual collation would take "a1" and "A1" for one roster id, and the roster does not.</summary>
    private const string Exact = "Latin1_General_100_BIN2";

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        var rosterIds = builder.Model.GetEntityTypes()
            .Select(type => type.FindProperty(nameof(Person.SourcedId)))
            .OfType<IMutableProperty>();
        foreach (var id in rosterIds)
        {
            id.SetCollation(Exact);
        }
    }
}
