namespace Fidelity.Data.Rosters;

/// <summary>Where a OneRoster set lies: a zip file or a folder. Can be read more than once.</summary>
/// <param name="GivenName">What its owner calls it, where it lies under another name: problems name it so.</param>
public sealed record RosterSource(string Path, string? GivenName = null)
{
    public string Name => GivenName ?? System.IO.Path.GetFileName(Path);

    public bool IsFolder => Directory.Exists(Path);
}
