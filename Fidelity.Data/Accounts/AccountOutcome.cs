using Fidelity.Core.Problems;

namespace Fidelity.Data.Accounts;

/// <summary>How a change to an account ended.</summary>
public abstract record AccountOutcome
{
    private AccountOutcome()
    {
    }

    /// <param name="Password">The new password, to be shown once; it cannot be read again.</param>
    public sealed record Done(long AccountId, string UserName, string Password) : AccountOutcome;

    public sealed record Refused(IReadOnlyList<Problem> Problems) : AccountOutcome;
}
