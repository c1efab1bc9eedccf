namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>What manifest.csv says: the version, and which files are bulk (true) or delta (false). Absent files are not in it.</summary>
public sealed record Manifest(OneRosterVersion Version, IReadOnlyDictionary<string, bool> IsBulk)
{
    private const string FileName = "manifest.csv";

    /// <summary>Null when the version is not one that is read: no other file can then be understood.</summary>
    public static Manifest? Read(IReadOnlyList<RosterRow> rows, RosterProblems problems)
    {
        var isBulk = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        var (version, versionLine) = ("", 0);
        foreach (var row in rows)
        {
            if (row[0].Equals("oneroster.version", StringComparison.OrdinalIgnoreCase))
            {
                (version, versionLine) = (row[1], row.Line);
            }
            else if (row[0].StartsWith("file.", StringComparison.OrdinalIgnoreCase))
            {
                ReadMode(row, isBulk, problems);
            }
        }

        OneRosterVersion? known = version switch
        {
            "1.1" or "1.1.0" => OneRosterVersion.V11,
            "1.2" or "1.2.0" or "1.2.1" => OneRosterVersion.V12,
            _ => null,
        };
        if (known is null)
        {
            problems.Add(RosterRules.VersionIsSupported, FileName, versionLine, "value", version);
            return null;
        }

        return new Manifest(known.Value, isBulk);
    }

    private static void ReadMode(RosterRow row, Dictionary<string, bool> isBulk, RosterProblems problems)
    {
        var table = row[0]["file.".Length..];
        switch (row[1].ToUpperInvariant())
        {
            case "BULK":
                isBulk[table] = true;
                break;
            case "DELTA":
                isBulk[table] = false;
                break;
            case "ABSENT":
                break;
            default:
                // Read all the same, so that the references to it do not become problems of their own.
                isBulk[table] = true;
                problems.Add(RosterRules.ModeIsKnown, FileName, row.Line, "value", row[0], row[1]);
                break;
        }
    }
}
