using Microsoft.Data.Sqlite;

namespace Fidelity.Tests;

/// <summary>An empty folder with a space in its name, gone at the end of the test with the database that may lie in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fidelity test ").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
