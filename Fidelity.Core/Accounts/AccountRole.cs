namespace Fidelity.Core.Accounts;

/// <summary>What an account may do; over which organisations is its scope.</summary>
public enum AccountRole
{
    /// <summary>Everything in the installation.</summary>
    Administrator,

    /// <summary>The schools in scope: waves, response rates, code sheets, releases, reports.</summary>
    Leader,

    /// <summary>Released figures of the schools in scope, side by side.</summary>
    Coach,

    /// <summary>Released figures of the organisations in scope, by the feed.</summary>
    Policymaker,
}
