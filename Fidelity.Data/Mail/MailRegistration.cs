using Fidelity.Data.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fidelity.Data.Mail;

/// <summary>The outbox, and the transport that the settings name.</summary>
public static class MailRegistration
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsRules>();
        services.AddOptions<MailOptions>().BindConfiguration("Fidelity:Mail").ValidateOnStart();
        return services
            .AddScoped<FindUnsubscribe>()
            .AddScoped<StopMails>()
            .AddScoped<DispatchMail>()
            .AddScoped<ReadBounces>()
            .AddScoped<RetryMails>()
            .AddSingleton(Graph)
            .AddScoped(ChosenTransport);
    }

    private static GraphTransport Graph(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<MailOptions>>().Value;
        return new(options, provider.GetRequiredService<TimeProvider>(), GraphTransport.MakeClient(options));
    }

    private static IMailTransport ChosenTransport(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<MailOptions>>().Value;
        return options.Transport switch
        {
            MailTransportKind.Smtp => new SmtpTransport(options),
            MailTransportKind.Graph => provider.GetRequiredService<GraphTransport>(),
            _ => new PickupFolder(options.PickupFolder ?? provider.GetRequiredService<DataFolder>().MailFolder, options),
        };
    }
}
