using Fidelity.Data.Accounts;
using Fidelity.Data.Demonstration;
using Fidelity.Data.Mail;
using Fidelity.Jobs.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fidelity.Jobs.Demonstration;

public static class DemonstrationRegistration
{
    /// <summary>What making a demonstration needs beside Data's features; the clock of everything becomes the demonstration's.</summary>
    public static IServiceCollection AddDemonstration(this IServiceCollection services)
    {
        var clock = new DemonstrationClock(TimeProvider.System);
        services.AddFidelityAccounts();
        return services
            .AddSingleton(clock)
            .AddSingleton<TimeProvider>(clock)
            // Into the pickup folder, whatever this machine's settings say: nobody whom a demonstration writes to exists.
            .AddSingleton(Options.Create(new MailOptions()))
            .AddReportJobs()
            .AddScoped<SimulateAnswers>()
            .AddSingleton<MakeDemonstration>();
    }
}
