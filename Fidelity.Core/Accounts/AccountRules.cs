using Fidelity.Core.Problems;

namespace Fidelity.Core.Accounts;

/// <summary>What an account and a feed key must satisfy before they are saved: codes <c>ACC-…</c>.</summary>
public static class AccountRules
{
    public const int ShortestUserName = 3;

    public const int LongestUserName = 100;

    public const int ShortestPassword = 12;

    public const int LongestKeyName = 100;

    /// <summary>Keys of one account that are neither revoked nor ended: more are forgotten ones.</summary>
    public const int MostKeys = 10;

    private static readonly (string Code, Func<NewAccount, bool> IsBroken, string Message)[] Rules =
    [
        // No colon: Basic authentication, which the feed uses, ends the user name at one.
        ("ACC-001", wanted => wanted.UserName.Length is < ShortestUserName or > LongestUserName || !wanted.UserName.All(MayBeInUserName),
            $"Give a user name of {ShortestUserName} to {LongestUserName} characters: letters a to z, digits and . - _ @ +, such as an e-mail address."),
        ("ACC-002", wanted => wanted.Role != AccountRole.Administrator && wanted.Scopes.Count == 0,
            "This role sees only the schools given to it: choose at least one school or district."),
    ];

    public static IReadOnlyList<string> Codes => [.. Rules.Select(rule => rule.Code)];

    public static Problem UserNameIsTaken { get; } = new("ACC-003", "Another account has this user name: choose a different one.");

    public static Problem OrganizationIsUnknown { get; } =
        new("ACC-004", "One of the chosen organisations is not on the roster any more: load the page again and choose from the list.");

    public static Problem AccountIsUnknown { get; } = new("ACC-005", "This account does not exist: load the list of users again.");

    public static Problem PasswordIsShort { get; } =
        new("ACC-006", $"The password is too short: use at least {ShortestPassword} characters.");

    public static Problem KeyNameIsMissing { get; } =
        new("ACC-007", $"Give the key a name of 1 to {LongestKeyName} characters that says where it is used, such as \"Excel at the office\".");

    public static Problem TooManyKeys { get; } =
        new("ACC-008", $"This account has {MostKeys} keys in use: revoke one that is no longer needed first.");

    public static IReadOnlyList<Problem> Check(NewAccount wanted) =>
        [.. Rules.Where(rule => rule.IsBroken(wanted)).Select(rule => new Problem(rule.Code, rule.Message))];

    private static bool MayBeInUserName(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@' or '+';
}
