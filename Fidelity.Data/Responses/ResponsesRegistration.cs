using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Data.Responses;

public static class ResponsesRegistration
{
    public static IServiceCollection AddResponses(this IServiceCollection services) =>
        services
            .AddSingleton<SharedCommits>()
            .AddScoped<OpenSurvey>()
            .AddScoped<SaveAnswers>()
            .AddScoped<SubmitAnswers>();
}
