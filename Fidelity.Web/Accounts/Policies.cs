using Fidelity.Core.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Fidelity.Web.Accounts;

/// <summary>Who may open a page, by role. Which schools it then shows is the business of <c>AccessScope</c>.</summary>
public static class Policies
{
    /// <summary>Anybody with an account: released reports, feed keys, own password.</summary>
    public const string SignedIn = "SignedIn";

    public const string Administrator = "Administrator";

    /// <summary>Leaders and administrators: waves, live response rates, codes.</summary>
    public const string Schools = "Schools";

    /// <summary>Coaches and administrators: released figures side by side.</summary>
    public const string Coaching = "Coaching";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        AddRoles(options, Administrator, AccountRole.Administrator);
        AddRoles(options, Schools, AccountRole.Administrator, AccountRole.Leader);
        AddRoles(options, Coaching, AccountRole.Administrator, AccountRole.Coach);
        // For addresses that are no route: nobody outside learns which exist. Every route names its own policy; a test sees to it.
        options.FallbackPolicy = options.GetPolicy(SignedIn);
    }

    private static void AddRoles(AuthorizationOptions options, string name, params AccountRole[] roles) =>
        options.AddPolicy(name, policy => policy.RequireRole(roles.Select(role => role.ToString())));
}
