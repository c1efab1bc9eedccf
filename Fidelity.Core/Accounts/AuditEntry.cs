namespace Fidelity.Core.Accounts;

/// <summary>Who changed what, when: one row a change, in the change's own transaction. Never written for answering a survey.</summary>
/// <param name="actor">The account's user name, or <c>system</c>.</param>
/// <param name="useCase">The use case's class name.</param>
/// <param name="subject">What it was done to, by its identifier, e.g. <c>wave/3</c>.</param>
/// <param name="detail">Counts or names of settings; never names of students, never answers.</param>
public sealed class AuditEntry(DateTime at, string actor, string useCase, string subject, string detail)
{
    public long Id { get; private set; }

    public DateTime At { get; private set; } = at;

    public string Actor { get; private set; } = actor;

    public string UseCase { get; private set; } = useCase;

    public string Subject { get; private set; } = subject;

    public string Detail { get; private set; } = detail;
}
