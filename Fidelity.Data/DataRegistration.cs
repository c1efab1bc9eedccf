using Fidelity.Core.Instruments;
using Fidelity.Core.Waves;
using Fidelity.Data.Calendars;
using Fidelity.Data.Database;
using Fidelity.Data.Instruments;
using Fidelity.Data.Jobs;
using Fidelity.Data.Mail;
using Fidelity.Data.Releases;
using Fidelity.Data.Reports;
using Fidelity.Data.Responses;
using Fidelity.Data.Rosters;
using Fidelity.Data.Waves;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Data;

/// <summary>Everything a host needs of Data: one line a feature.</summary>
public static class DataRegistration
{
    public static IServiceCollection AddFidelityData(
        this IServiceCollection services, DataFolder folder, DatabaseOptions database, InstrumentLibrary library, SurveyLinks links) =>
        services
            .AddFidelityDatabase(folder, database)
            .AddScoped<MigrateDatabase>()
            .AddRosters()
            .AddCalendars()
            .AddScoped<RegisterInstruments>()
            .AddReleases()
            .AddReports()
            .AddWaves()
            .AddResponses()
            .AddMail()
            .AddJobRuns()
            .AddSingleton(library)
            .AddSingleton(links);
}
