namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>The roster as it will stand: begins as a copy of what is, and takes one file after the other.</summary>
internal sealed class RosterDraft(RosterSnapshot snapshot, RosterProblems problems)
{
    public Dictionary<string, OrganizationState> Organizations { get; } = new(snapshot.Organizations, RosterSnapshot.Keys);

    public Dictionary<string, PersonState> People { get; } = new(snapshot.People, RosterSnapshot.Keys);

    public Dictionary<MembershipKey, MembershipState> Memberships { get; } = new(snapshot.Memberships);

    public Dictionary<string, ClassState> Classes { get; } = new(snapshot.Classes, RosterSnapshot.Keys);

    public Dictionary<string, EnrollmentState> Enrollments { get; } = new(snapshot.Enrollments, RosterSnapshot.Keys);

    public Dictionary<string, SessionState> Sessions { get; } = new(snapshot.Sessions, RosterSnapshot.Keys);

    /// <summary>
    /// Lays a file over rows: a bulk file ends what it does not list; a row to be deleted ends its own; any other says how the row
    /// will stand. <paramref name="read"/> gets the row and what was there before, if anything.
    /// </summary>
    public void Lay<TState>(Dictionary<string, TState> rows, RosterFile? file, Func<RosterRow, TState?, TState> read)
        where TState : RosterState
    {
        if (file is null)
        {
            return;
        }

        if (file.IsBulk)
        {
            EndAll(rows);
        }

        foreach (var row in file.Rows)
        {
            var before = rows.GetValueOrDefault(row.SourcedId);
            if (!row.IsEnded)
            {
                rows[row.SourcedId] = read(row, before);
            }
            else if (before is not null)
            {
                rows[row.SourcedId] = Ended(before);
            }
            else if (!file.IsBulk)
            {
                problems.Add(RosterRules.DeletedRowExists, file.Name, row.Line, "sourcedId", row.SourcedId);
            }
        }
    }

    public static void EndAll<TKey, TState>(Dictionary<TKey, TState> rows)
        where TKey : notnull
        where TState : RosterState =>
        EndWhere(rows, _ => true);

    public static void EndWhere<TKey, TState>(Dictionary<TKey, TState> rows, Func<TState, bool> mustEnd)
        where TKey : notnull
        where TState : RosterState
    {
        // Replacing the value of a key that is there does not disturb the enumeration.
        foreach (var (key, row) in rows)
        {
            if (row.IsActive && mustEnd(row))
            {
                rows[key] = Ended(row);
            }
        }
    }

    /// <summary>What an ended row says does not matter, as long as it stays ended.</summary>
    public static RosterChanges<TState> Difference<TKey, TState>(IReadOnlyDictionary<TKey, TState> before, Dictionary<TKey, TState> after)
        where TKey : notnull
        where TState : RosterState
    {
        var (adds, changes, ends) = (new List<TState>(), new List<TState>(), new List<TState>());
        foreach (var (key, row) in after)
        {
            if (!before.TryGetValue(key, out var old))
            {
                // A row that never was active here is not worth a row in the database.
                if (row.IsActive)
                {
                    adds.Add(row);
                }
            }
            else if (!row.Equals(old) && (old.IsActive || row.IsActive))
            {
                (old.IsActive && !row.IsActive ? ends : changes).Add(row);
            }
        }

        return new RosterChanges<TState>(adds, changes, ends);
    }

    private static TState Ended<TState>(TState row)
        where TState : RosterState =>
        row.IsActive ? (TState)(row with { IsActive = false }) : row;
}
