using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Fidelity.Data.Database;

/// <summary>For <c>dotnet ef migrations add NAME --context SqliteFidelityDb --output-dir Database/Migrations/Sqlite</c>.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteFidelityDb>
{
    public SqliteFidelityDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteFidelityDb>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>For <c>dotnet ef migrations add NAME --context SqlServerFidelityDb --output-dir Database/Migrations/SqlServer</c>.</summary>
public sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerFidelityDb>
{
    public SqlServerFidelityDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerFidelityDb>().UseSqlServer("Server=design").Options);
}
