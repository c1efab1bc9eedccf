using Fidelity.Data.Accounts;
using Fidelity.Data.Demonstration;
using Fidelity.Jobs.Reports;
using Microsoft.Extensions.DependencyInjection;

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
            .AddReportJobs()
            .AddScoped<SimulateAnswers>()
            .AddSingleton<MakeDemonstration>();
    }
}
