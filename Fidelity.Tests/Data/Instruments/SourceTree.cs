namespace Fidelity.Tests.Data.Instruments;

/// <summary>The instruments as they stand in the repository, with the schemas and worked examples that are not shipped.</summary>
internal static class SourceTree
{
    public static string Instruments { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Fidelity.sln")))
            {
                return Path.Combine(folder.FullName, "instruments");
            }
        }

        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
