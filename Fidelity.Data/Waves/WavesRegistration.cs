using Fidelity.Data.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Data.Waves;

public static class WavesRegistration
{
    public static IServiceCollection AddWaves(this IServiceCollection services) =>
        services
            .AddSingleton<SurveyMails>()
            .AddSingleton<RosterMarks>()
            .AddScoped<FollowRoster>()
            .AddScoped<SetOptOut>()
            .AddScoped<ListOptOuts>()
            .AddScoped<PlanWave>()
            .AddScoped<PlanWaves>()
            .AddScoped<OpenWave>()
            .AddScoped<QueueSends>()
            .AddScoped<SendWave>()
            .AddScoped<PreviewSends>()
            .AddScoped<PreviewWaveSends>()
            .AddScoped<PreviewClosure>()
            .AddScoped<KeepInstructionalDays>()
            .AddScoped<ExtendWindow>()
            .AddScoped<CloseEarly>()
            .AddScoped<NudgeNow>()
            .AddScoped<CloseWave>()
            .AddScoped<DueWaves>()
            .AddScoped<LiveResponseRates>()
            .AddScoped<ListWaves>()
            .AddScoped<ListCodeSheets>()
            .AddScoped<ReadCodeSheet>()
            .AddScoped<ReadSchoolCodeSheets>()
            .AddScoped<ReadPreview>();
}
