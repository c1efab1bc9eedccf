namespace Fidelity.Data.Rosters;

/// <summary>Where a OneRoster set lies: a zip file or a folder. Can be read more than once.</summary>
public sealed record RosterSource(string Path)
{
    public bool IsFolder => Directory.Exists(Path);
}
