using Fidelity.Data.Database;
using Fidelity.Jobs.Reports;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;
using Quartz.Impl.AdoJobStore;

namespace Fidelity.Jobs.Clock;

/// <summary>
/// Quartz.NET as this installation's clock, with its tables in the installation's own database. Only this folder names Quartz:
/// docs/decisions/0004-quartz.md.
/// </summary>
public static class SchedulerRegistration
{
    private const string Group = "fidelity";

    /// <summary>Jobs at one time in one process; each job runs once at a time, whatever the number of processes.</summary>
    private const int MostAtOnce = 4;

    /// <summary>Runs the schedule in this host. Data's features must have been added, and the database migrated before the host starts.</summary>
    public static IServiceCollection AddScheduler(
        this IServiceCollection services, DataFolder folder, DatabaseOptions database, Schedule? schedule = null)
    {
        schedule ??= Schedule.Default;
        services.AddSingleton(schedule).AddReportJobs();
        foreach (var job in schedule.Jobs)
        {
            services.TryAddScoped(job.Type);
        }

        if (database.Provider == DatabaseProvider.Sqlite)
        {
            services.AddHostedService<OneScheduler>();
        }

        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options => options.InstanceName = "Fidelity");
            quartz.UseDefaultThreadPool(MostAtOnce);
            quartz.UsePersistentStore(store => Configure(store, folder, database));
            foreach (var job in schedule.Jobs)
            {
                Add(quartz, job);
            }
        });
        // A trigger that is declared again takes over when it last fired: what was missed while nothing ran is seen as missed.
        services.Configure<QuartzOptions>(options => options.Scheduling.ScheduleTriggerRelativeToReplacedTrigger = true);
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Configure(IPersistentStoreBuilder store, DataFolder folder, DatabaseOptions database)
    {
        var connection = DatabaseRegistration.ConnectionString(folder, database);
        if (database.Provider == DatabaseProvider.SqlServer)
        {
            store.UseSqlServer(SqlClientFactory.Instance, connection);
            store.UseClustering();
        }
        else
        {
            store.UseSqlite(SqliteFactory.Instance, connection);
        }

        if (database.UseUpdateRowLock)
        {
            store.UseLockHandler<UpdateRowLockHandler>();
        }

        store.UseSystemTextJsonSerializer();
        store.ProvisionSchema();
    }

    /// <summary>Missed firings, however many, become one: every job does all that is due.</summary>
    private static void Add(IQuartzBuilder quartz, ScheduledJob job) => quartz.ScheduleJob<QuartzJob>(
        trigger => trigger
            .WithIdentity(job.Name, Group)
            .WithSchedule(CronScheduleBuilder.Create(job.Cron)
                .InTimeZone(TimeZoneInfo.Utc)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
        detail => detail.WithIdentity(job.Name, Group).DisallowConcurrentExecution());
}
