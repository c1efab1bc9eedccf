using System.ComponentModel.DataAnnotations;

namespace Fidelity.Data.Database;

/// <summary>Which database, and where. Bound from the section <c>Fidelity:Database</c>.</summary>
public sealed record DatabaseOptions : IValidatableObject
{
    [Required]
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>For SQL Server. SQLite uses <c>fidelity.db</c> in the data folder unless this is set.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Statements EF sends in one batch; 1 for servers that speak SQL Server's protocol without MERGE. Null: EF's own choice.</summary>
    [Range(1, 1000)]
    public int? MaxBatchSize { get; init; }

    /// <summary>Quartz locks rows by updating them instead of with lock hints; for servers that ignore UPDLOCK.</summary>
    public bool UseUpdateRowLock { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (this is { Provider: DatabaseProvider.SqlServer, ConnectionString: null or "" })
        {
            yield return new("Set Fidelity:Database:ConnectionString to the SQL Server database (environment: Fidelity__Database__ConnectionString).");
        }
    }
}

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}
