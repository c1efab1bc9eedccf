using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fidelity.Core.Problems;

namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>
/// What an import would do, worked out before anything is touched. With problems it does nothing; warnings are to be read and do not
/// stop it. Nothing is ever deleted: what leaves is ended, so that what was measured keeps its roster.
/// </summary>
public sealed record RosterPlan(
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<Problem> Warnings,
    RosterChanges<OrganizationState> Organizations,
    RosterChanges<PersonState> People,
    RosterChanges<MembershipState> Memberships,
    RosterChanges<ClassState> Classes,
    RosterChanges<EnrollmentState> Enrollments,
    RosterChanges<SessionState> Sessions)
{
    public bool IsRefused => Problems.Count > 0;

    public bool IsEmpty =>
        Organizations.IsEmpty && People.IsEmpty && Memberships.IsEmpty && Classes.IsEmpty && Enrollments.IsEmpty && Sessions.IsEmpty;

    public static RosterPlan Refused(RosterProblems problems) => new(
        problems.Errors, problems.Warnings, new([], [], []), new([], [], []), new([], [], []), new([], [], []), new([], [], []), new([], [], []));

    /// <summary>
    /// Stands for exactly these changes: a door shows the plan, hands the fingerprint back with the confirmation, and a plan that has
    /// become another one meanwhile is refused.
    /// </summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in Organizations.Lines().Concat(People.Lines()).Concat(Memberships.Lines())
                     .Concat(Classes.Lines()).Concat(Enrollments.Lines()).Concat(Sessions.Lines()))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The plan as text: one line a kind, then the warnings. Names nobody.</summary>
    public IReadOnlyList<string> Describe() =>
    [
        IsRefused ? "The set is refused; nothing changes." : IsEmpty ? "Nothing changes: the roster already says this." : "This import will:",
        .. IsRefused || IsEmpty ? [] : Counts().Select(count => string.Create(
            CultureInfo.InvariantCulture, $"  {count.What,-18} add {count.Adds,7}   change {count.Changes,7}   end {count.Ends,7}")),
        .. Warnings.Select(warning => $"  warning {warning}"),
    ];

    /// <summary>For the audit row: counts only.</summary>
    public string Summary() => string.Join("; ", Counts().Where(count => count.Adds + count.Changes + count.Ends > 0)
        .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.What} +{count.Adds} ~{count.Changes} -{count.Ends}")));

    public IReadOnlyList<RosterCount> Counts() =>
    [
        Organizations.Count("organisations"), People.Count("people"), Memberships.Count("roles"), Classes.Count("classes"),
        Enrollments.Count("enrollments"), Sessions.Count("academic sessions"),
    ];
}

/// <summary>How many of one kind are added, changed (or return) and ended.</summary>
public sealed record RosterCount(string What, int Adds, int Changes, int Ends);

/// <summary>Rows as they will stand after the import.</summary>
/// <param name="Changes">Rows that say something else than before, or that return after they had ended.</param>
/// <param name="Ends">Rows that are no longer active.</param>
public sealed record RosterChanges<TState>(IReadOnlyList<TState> Adds, IReadOnlyList<TState> Changes, IReadOnlyList<TState> Ends)
    where TState : RosterState
{
    public bool IsEmpty => Adds.Count + Changes.Count + Ends.Count == 0;

    public RosterCount Count(string what) => new(what, Adds.Count, Changes.Count, Ends.Count);

    public IEnumerable<string> Lines() =>
        Adds.Select(row => $"+{row}").Concat(Changes.Select(row => $"~{row}")).Concat(Ends.Select(row => $"-{row}"));
}
