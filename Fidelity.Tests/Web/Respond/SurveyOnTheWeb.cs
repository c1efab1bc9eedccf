using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Fidelity.Data.Waves;
using Fidelity.Tests.Data.Waves;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fidelity.Tests.Web.Respond;

/// <summary>The web host with the North School, the real instruments and an open wave.</summary>
internal sealed class SurveyOnTheWeb : IDisposable
{
    public required WebInstallation Installation { get; init; }

    public WaveId Wave { get; private set; }

    public OrganizationId School { get; private set; }

    public IReadOnlyList<ClassId> Classes { get; private set; } = [];

    public InstrumentLibrary Library => Installation.Services.GetRequiredService<InstrumentLibrary>();

    /// <param name="listens">On a port that the system chooses, for a real browser; its address is then <see cref="Address"/>.</param>
    /// <param name="log">Hears every line that the host's own filters let through.</param>
    /// <param name="grade">Of the students, which decides their instrument.</param>
    /// <param name="library">In place of the shipped one.</param>
    /// <param name="change">What is planned otherwise than <see cref="NorthSchool.PlanOf"/> does.</param>
    public static async Task<SurveyOnTheWeb> OpenAsync(
        bool listens = false, ILoggerProvider? log = null, int grade = 4, InstrumentLibrary? library = null, Func<WavePlan, WavePlan>? change = null)
    {
        var survey = new SurveyOnTheWeb { Installation = new WebInstallation { Library = library } };
        if (log is not null)
        {
            survey.Installation.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        }

        if (listens)
        {
            survey.Installation.UseKestrel(0);
            survey.Installation.StartServer();
        }

        (survey.School, survey.Classes) = await survey.Installation.WithDb(db => NorthSchool.EnrollAsync(db, students: 4, grade));
        var usual = NorthSchool.PlanOf(survey.School, survey.Library, survey.Installation.Clock.Now);
        var plan = change is null ? usual : change(usual);
        var planning = await survey.Installation.With<PlanWave, WavePlanning>(use => use.RunAsync(plan, "alma", default));
        survey.Wave = ((WavePlanned)planning).Wave;
        await survey.Installation.With<OpenWave, WaveOpening>(use => use.RunAsync(survey.Wave, default));
        await survey.Installation.With<SendWave, int>(use => use.RunAsync(survey.Wave, default));
        return survey;
    }

    /// <summary>Without a slash at its end.</summary>
    public string Address => Installation.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);

    public Task<string> AccessOfAsync(string sourcedId) => Installation.WithDb(db => NorthSchool.AccessOfAsync(
        db, Installation.Services.GetRequiredService<DataFolder>(), Wave, sourcedId));

    public void Dispose() => Installation.Dispose();
}
