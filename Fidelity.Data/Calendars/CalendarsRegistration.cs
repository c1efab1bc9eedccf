using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Data.Calendars;

public static class CalendarsRegistration
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) =>
        services
            .AddScoped<LoadCalendars>()
            .AddScoped<LoadCoordinators>()
            .AddScoped<ViewCalendar>()
            .AddScoped<AddCalendarEntry>()
            .AddScoped<RemoveCalendarEntry>()
            .AddScoped<ChangeSchoolSettings>()
            .AddScoped<PlanCalendarImport>()
            .AddScoped<ImportCalendar>();
}
