namespace Fidelity.Reports.Design;

/// <summary>The style sheets that lie beside this file, for pages that serve them and reports that carry them inside.</summary>
public static class DesignSheets
{
    /// <summary>Colours, type scale and distances; needed by every other sheet.</summary>
    public static string Tokens { get; } = Read("tokens.css");

    /// <summary>The look of a report, on screen and on paper. Every rule begins with <c>.report</c>.</summary>
    public static string Report { get; } = Read("report.css");

    private static string Read(string name)
    {
        using var stream = typeof(DesignSheets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
