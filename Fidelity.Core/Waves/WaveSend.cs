using Fidelity.Core.Rosters;

namespace Fidelity.Core.Waves;

/// <summary>
/// One mailing of a wave to one school that has been done, or left out for a reason. It is written in the transaction that queues the
/// mails, and its key is unique: whatever runs twice, also in several processes, sends once.
/// </summary>
/// <param name="number">1 for the first of its kind.</param>
/// <param name="dueAt">When it was due; UTC.</param>
/// <param name="doneAt">When it was done or left out; UTC.</param>
public sealed class WaveSend(
    WaveId waveId, OrganizationId organizationId, SendKind kind, int number, DateTime dueAt, DateTime doneAt, SendOutcome outcome, int mails)
{
    public WaveId WaveId { get; private set; } = waveId;

    public OrganizationId OrganizationId { get; private set; } = organizationId;

    public SendKind Kind { get; private set; } = kind;

    public int Number { get; private set; } = number;

    public DateTime DueAt { get; private set; } = dueAt;

    public DateTime DoneAt { get; private set; } = doneAt;

    public SendOutcome Outcome { get; private set; } = outcome;

    /// <summary>Mails queued: 0 where nobody was left to write to.</summary>
    public int Mails { get; private set; } = mails;
}

/// <summary>What a mailing is for.</summary>
public enum SendKind
{
    Invitation,

    /// <summary>To those who have not answered.</summary>
    Reminder,

    /// <summary>To the school's survey coordinator, with the classes that have answered little.</summary>
    Escalation,

    /// <summary>A reminder that somebody asked for by hand.</summary>
    Nudge,
}

/// <summary>What became of a mailing.</summary>
public enum SendOutcome
{
    Sent,

    /// <summary>Left out: late, and the next one was due.</summary>
    Superseded,

    /// <summary>Left out: late, and the window was about to end.</summary>
    TooLate,
}
