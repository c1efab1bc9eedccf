using System.Collections.Concurrent;
using Fidelity.Core.Waves;

namespace Fidelity.Data.Waves;

/// <summary>
/// How far each open wave has followed the roster, so that asking every minute costs nothing while nothing has changed. It is kept by the
/// process alone: a new one looks each wave through once more, and finds nothing to do.
/// </summary>
public sealed class RosterMarks
{
    private readonly ConcurrentDictionary<WaveId, RosterMark> marks = new();

    public bool Has(WaveId wave, RosterMark mark) => marks.TryGetValue(wave, out var last) && last == mark;

    public void Set(WaveId wave, RosterMark mark) => marks[wave] = mark;
}

/// <param name="LastChange">Id of the last audit row of a change of the roster or of an opt-out: none of them happens without one.</param>
/// <param name="Day">By the wave's clock: enrollments begin and end with days.</param>
/// <param name="UsedSpares">Answered invitations of an anonymous wave that had been withdrawn, or were spare.</param>
public sealed record RosterMark(long LastChange, DateOnly Day, int UsedSpares);
