using System.ComponentModel.DataAnnotations;
using Fidelity.Data.Accounts;
using Fidelity.Data.Feed;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fidelity.Api.Feed;

/// <summary>What a host needs to serve the feed, besides the database.</summary>
public static class FeedRegistration
{
    internal const string Scheme = "FeedKey";
    internal const string Policy = "Feed";

    private const int RequestLine = 40 * 1024;

    public static IServiceCollection AddFeed(this IServiceCollection services, FeedOptions? options = null)
    {
        options ??= new FeedOptions();
        Validator.ValidateObject(options.Limits, new ValidationContext(options.Limits), validateAllProperties: true);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.TryAddScoped<AccessScope>();
        services.AddScoped<FeedQueries>();
        services.AddScoped<AuthenticateFeedKey>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, FeedKeyAuthentication>(Scheme, "Feed key", null);
        services.AddAuthorizationBuilder().AddPolicy(Policy, new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build());

        // Long filters come in the request line; Kestrel's own limit is 8 KiB.
        services.Configure<KestrelServerOptions>(kestrel =>
            kestrel.Limits.MaxRequestLineSize = Math.Max(kestrel.Limits.MaxRequestLineSize, RequestLine));
        return services;
    }
}
