namespace Fidelity.Data.Instruments;

/// <summary>Finds <c>instruments/</c>: beside a published program, or in the source tree that it was built from.</summary>
public static class InstrumentFiles
{
    /// <summary>
    /// The nearest directory <c>instruments</c> with a framework in it, upwards from the program and then from the current
    /// directory; null when there is none.
    /// </summary>
    public static string? Locate() => Above(AppContext.BaseDirectory) ?? Above(Directory.GetCurrentDirectory());

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var instruments = Path.Combine(folder.FullName, "instruments");
            if (File.Exists(Path.Combine(instruments, "framework.yaml")))
            {
                return instruments;
            }
        }

        return null;
    }
}
