using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Data.Database;

/// <summary>Registers the context of the chosen provider under its own type and as <see cref="FidelityDb"/>.</summary>
public static class DatabaseRegistration
{
    public static IServiceCollection AddFidelityDatabase(this IServiceCollection services, DataFolder folder, DatabaseOptions options)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        services.AddSingleton(folder);
        services.AddSingleton(options);
        if (options.Provider == DatabaseProvider.SqlServer)
        {
            services.AddDbContextPool<SqlServerFidelityDb>(builder => Configure(builder, folder, options));
            services.AddScoped<FidelityDb>(provider => provider.GetRequiredService<SqlServerFidelityDb>());
        }
        else
        {
            services.AddDbContextPool<SqliteFidelityDb>(builder => Configure(builder, folder, options));
            services.AddScoped<FidelityDb>(provider => provider.GetRequiredService<SqliteFidelityDb>());
        }

        return services;
    }

    /// <summary>The connection string that EF and Quartz both use.</summary>
    public static string ConnectionString(DataFolder folder, DatabaseOptions options) =>
        options.ConnectionString is { Length: > 0 } given ? given : $"Data Source={folder.DatabaseFile}";

    private static void Configure(DbContextOptionsBuilder builder, DataFolder folder, DatabaseOptions options)
    {
        var connection = ConnectionString(folder, options);
        if (options.Provider == DatabaseProvider.SqlServer)
        {
            builder.UseSqlServer(connection, server =>
            {
                if (options.MaxBatchSize is { } size)
                {
                    server.MaxBatchSize(size);
                }
            });
        }
        else
        {
            builder.UseSqlite(connection, sqlite =>
            {
                if (options.MaxBatchSize is { } size)
                {
                    sqlite.MaxBatchSize(size);
                }
            }).AddInterceptors(new SqlitePragmas());
        }
    }
}
