using Fidelity.Core.Accounts;
using Fidelity.Data.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Data.Accounts;

public static class AccountsRegistration
{
    /// <summary>Failures in a row after which an account is locked, and for how long.</summary>
    public const int MostFailures = 10;

    public static readonly TimeSpan LockoutLasts = TimeSpan.FromMinutes(15);

    /// <summary>Accounts, their scope and their keys; the returned builder lets the web host add signing in.</summary>
    public static IdentityBuilder AddFidelityAccounts(this IServiceCollection services)
    {
        services
            .AddScoped<AccessScope>()
            .AddScoped<CreateAccount>()
            .AddScoped<CreateAdministrator>()
            .AddScoped<ChangeScopes>()
            .AddScoped<ResetPassword>()
            .AddScoped<ChangeOwnPassword>()
            .AddScoped<CreateFeedKey>()
            .AddScoped<RevokeFeedKey>();
        return services.AddIdentityCore<Account>(Configure)
            .AddEntityFrameworkStores<FidelityDb>()
            .AddClaimsPrincipalFactory<AccountClaims>();
    }

    private static void Configure(IdentityOptions options)
    {
        options.Lockout.MaxFailedAccessAttempts = MostFailures;
        options.Lockout.DefaultLockoutTimeSpan = LockoutLasts;
        // Length is what makes a password hard to guess (NIST SP 800-63B); rules on kinds of characters make it hard to remember.
        options.Password.RequiredLength = AccountRules.ShortestPassword;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
    }
}
