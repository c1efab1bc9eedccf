using Fidelity.Data.Accounts;
using Fidelity.Data.Database;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Fidelity.Web.Accounts;

public static class SignInRegistration
{
    public static readonly TimeSpan SessionLasts = TimeSpan.FromHours(10);

    /// <summary>How long a browser stays signed in after its account's password was reset.</summary>
    public static readonly TimeSpan CookieIsCheckedEvery = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddSignIn(this IServiceCollection services, DataFolder folder)
    {
        services.AddDataProtection()
            .SetApplicationName("Fidelity")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder.Path, "keys")));
        services.AddFidelityAccounts().AddSignInManager();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, Configure);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = CookieIsCheckedEvery);
        services.AddAuthorization(Policies.Add);
        services.AddHttpContextAccessor();
        return services;
    }

    /// <summary>Posted by the button in the page's head; the antiforgery token keeps other sites from signing people out.</summary>
    public static void MapSignOut(this WebApplication app) =>
        app.MapPost("/sign-out", async (SignInManager<Account> signIn, IFormCollection _) =>
            {
                await signIn.SignOutAsync();
                return Results.LocalRedirect("/sign-in");
            })
            .RequireAuthorization(Policies.SignedIn);

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "fidelity";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = SessionLasts;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "to";
        options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        // The error page says what to do; a redirect would hide that this address is not theirs.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
