using System.Linq.Expressions;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Waves;

/// <summary>Given by the database; 0 until then. No response holds one.</summary>
public readonly record struct InvitationId(long Value);

/// <summary>
/// One person's place in one wave. It knows whether the person has answered, so that reminders reach only those who have not,
/// and never what or when: it carries no time of answering and no key of a response.
/// </summary>
public sealed class Invitation(WaveId waveId, PersonId? personId, OrganizationId organizationId, string instrument, ClassId? classId, int? grade)
{
    /// <summary>
    /// Whoever is among those asked, of whom a share has answered: everybody who has not been withdrawn, and who answered before that.
    /// Every rate, denominator and list of who is asked goes by this.
    /// </summary>
    public static Expression<Func<Invitation, bool>> Counts { get; } = row => row.WithdrawnOn == null || row.IsAnswered;

    /// <summary>
    /// Whoever may still answer: withdrawn, a named invitation opens nothing any more. One that names nobody does, because the card may be in
    /// the hands of somebody who is still asked.
    /// </summary>
    public static Expression<Func<Invitation, bool>> MayAnswer { get; } = row => !row.IsAnswered && (row.WithdrawnOn == null || row.PersonId == null);

    public InvitationId Id { get; private set; }

    public WaveId WaveId { get; private set; } = waveId;

    /// <summary>Null in an anonymous wave.</summary>
    public PersonId? PersonId { get; private set; } = personId;

    public OrganizationId OrganizationId { get; private set; } = organizationId;

    /// <summary>Key of the instrument version, e.g. <c>student-lower/1.0</c>.</summary>
    public string Instrument { get; private set; } = instrument;

    /// <summary>The class through which a student is surveyed, or about which a teacher answers; null where none is known.</summary>
    public ClassId? ClassId { get; private set; } = classId;

    public int? Grade { get; private set; } = grade;

    /// <summary>Random, chosen once; the link or the code is derived from it with the installation's key (<see cref="AccessCode"/>).</summary>
    public long Nonce { get; private set; }

    /// <summary>Hash of the link's token or of the access code: what an arriving respondent is looked up by. Unique.</summary>
    public string AccessHash { get; private set; } = "";

    public bool IsAnswered { get; private set; }

    /// <summary>Mails queued so far, the invitation included; always 0 in an anonymous wave, where mails belong to no invitation.</summary>
    public int MailsQueued { get; private set; }

    /// <summary>The day from which the person is no longer asked; null while the person is.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    public Withdrawal? Withdrawal { get; private set; }

    /// <summary>Withdrawn, and its link or code opens nothing any more (<see cref="MayAnswer"/>).</summary>
    public bool IsRevoked => WithdrawnOn is not null && PersonId is not null;

    /// <summary>False once the person has asked for no more mails of this wave.</summary>
    public bool TakesMail { get; private set; } = true;

    public void GiveAccess(long nonce, string accessHash) => (Nonce, AccessHash) = (nonce, accessHash);

    public void MailWasQueued() => MailsQueued++;

    public void MarkAnswered() => IsAnswered = true;

    public void Withdraw(DateOnly on, Withdrawal why) => (WithdrawnOn, Withdrawal) = (on, why);

    /// <summary>The person is asked again: back on the roster, or the opt-out was a mistake.</summary>
    public void Return() => (WithdrawnOn, Withdrawal) = (null, null);

    /// <summary>To the place at which the person is asked by now.</summary>
    public void Move(OrganizationId school, ClassId? schoolClass, int? grade) => (OrganizationId, ClassId, Grade) = (school, schoolClass, grade);

    public void StopMail() => TakesMail = false;
}

/// <summary>Why somebody is no longer asked.</summary>
public enum Withdrawal
{
    /// <summary>Off the roster of the wave's schools.</summary>
    Left,

    /// <summary>Taken out by a parent, or by the person.</summary>
    OptedOut,

    /// <summary>Of an anonymous wave: a card more than there are people, for one that gets lost. Once used, it counts for the lost one.</summary>
    Spare,
}
