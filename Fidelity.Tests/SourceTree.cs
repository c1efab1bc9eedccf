namespace Fidelity.Tests;

/// <summary>The repository that the tests were built from: documents, schemas and worked examples that are not shipped.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Find();

    public static string Instruments { get; } = Path.Combine(Root, "instruments");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Fidelity.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
