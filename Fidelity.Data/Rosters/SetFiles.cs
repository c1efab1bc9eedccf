using System.IO.Compression;
using Fidelity.Core.Rosters.OneRoster;

namespace Fidelity.Data.Rosters;

/// <summary>
/// The CSV files of a set by name, from a zip or a folder. Nothing of a zip is ever written to the disk under its own name, so its
/// paths cannot lead anywhere; only files in its root, or in the one folder that holds manifest.csv, are seen.
/// </summary>
internal sealed class SetFiles : IDisposable
{
    private readonly Dictionary<string, Func<Stream>> files = new(StringComparer.OrdinalIgnoreCase);
    private ZipArchive? zip;

    private SetFiles()
    {
    }

    public IEnumerable<string> Names => files.Keys;

    /// <summary>Null when there is nothing to read from; the problems then say why.</summary>
    public static SetFiles? Open(RosterSource source, RosterProblems problems)
    {
        try
        {
            return source.IsFolder ? OfFolder(source.Path) : OfZip(source, problems);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            problems.Add(RosterRules.SetCanBeOpened, source.Name, 0, "", Reason(failure));
            return null;
        }
    }

    public Stream? OpenFile(string name) => files.TryGetValue(name, out var open) ? open() : null;

    public void Dispose() => zip?.Dispose();

    /// <summary>Without the path, which may be the server's business.</summary>
    internal static string Reason(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
        InvalidDataException => "it is not a zip file, or it is damaged",
        UnauthorizedAccessException => "it may not be opened",
        _ => "the disk could not be read",
    };

    private static SetFiles OfFolder(string path)
    {
        var set = new SetFiles();
        foreach (var file in Directory.EnumerateFiles(path, "*.csv").Take(RosterLimits.FilesASet))
        {
            set.files[Path.GetFileName(file)] = () => File.OpenRead(file);
        }

        return set;
    }

    private static SetFiles? OfZip(RosterSource source, RosterProblems problems)
    {
        var stream = File.OpenRead(source.Path);
        if (stream.Length > RosterLimits.BytesASet)
        {
            problems.Add(RosterRules.SetIsWithinLimits, source.Name, 0, "", $"The zip is larger than {RosterLimits.BytesASet} bytes");
            return null;
        }

        var set = new SetFiles { zip = new ZipArchive(stream, ZipArchiveMode.Read) };
        var entries = set.zip.Entries;
        if (entries.Count > RosterLimits.FilesASet)
        {
            problems.Add(RosterRules.SetIsWithinLimits, source.Name, 0, "", $"The zip holds more than {RosterLimits.FilesASet} files");
            return set;
        }

        var manifest = entries.Where(entry => IsNamed(entry, OneRosterTables.Manifest.FileName)).MinBy(entry => entry.FullName.Length);
        var folder = manifest is null ? "" : manifest.FullName[..^manifest.Name.Length];
        foreach (var entry in entries.Where(entry => entry.FullName == folder + entry.Name && entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)))
        {
            set.Add(entry, problems);
        }

        return set;
    }

    private void Add(ZipArchiveEntry entry, RosterProblems problems)
    {
        if (entry.IsEncrypted)
        {
            problems.Add(RosterRules.SetCanBeOpened, entry.Name, 0, "", "it is encrypted; send it without a password");
        }

        if (!files.TryAdd(entry.Name, entry.Open))
        {
            problems.Add(RosterRules.FileIsThereOnce, entry.Name);
        }
    }

    private static bool IsNamed(ZipArchiveEntry entry, string name) => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
