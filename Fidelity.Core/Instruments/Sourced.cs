namespace Fidelity.Core.Instruments;

/// <summary>Something read from a file of <c>instruments/</c>, with the line of each of its parts, so that a problem can point there.</summary>
/// <param name="File">As the user names it, relative to the instruments directory.</param>
/// <param name="Lines">1-based line by path, e.g. <c>pages[2].items[0].stem</c>.</param>
public sealed record Sourced<T>(T Value, string File, IReadOnlyDictionary<string, int> Lines)
{
    /// <summary>The place of that part; where it has no line of its own, the line of what encloses it.</summary>
    public SourcePlace At(string path)
    {
        for (var part = path; part.Length > 0; part = Enclosing(part))
        {
            if (Lines.TryGetValue(part, out var line))
            {
                return new(File, line, path);
            }
        }

        return new(File, 1, path);
    }

    private static string Enclosing(string path) => path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
}

/// <summary>One line of one file, and the path of what stands there.</summary>
public sealed record SourcePlace(string File, int Line, string Path);
