using System.Reflection;
using Fidelity.Data.Database;
using Xunit.Sdk;

namespace Fidelity.Tests;

/// <summary>A row of a theory that runs on SQLite, which is always there.</summary>
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseProvider.Sqlite]];
}

/// <summary>A row of a theory that runs on SQL Server, or is shown as skipped with the reason.</summary>
public sealed class OnSqlServerAttribute : DataAttribute
{
    public OnSqlServerAttribute() => Skip = DatabaseProviders.HasSqlServer ? null : DatabaseProviders.Skipped;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseProvider.SqlServer]];
}
