using Fidelity.Core.Instruments;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Responses;
using Fidelity.Data.Rosters;
using Fidelity.Data.Waves;
using Fidelity.Tests.Core.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Tests.Data.Waves;

/// <summary>
/// An installation with the North School and a wave that opens at the clock's start.
/// </summary>
internal sealed class SurveyedSchool : IAsyncDisposable
{
    private SurveyedSchool(TestInstallation installation) => Installation = installation;

    public TestInstallation Installation { get; }

    public WaveId Wave { get; private set; }

    public OrganizationId School { get; private set; }

    public IReadOnlyList<ClassId> Classes { get; private set; } = [];

    public static async Task<SurveyedSchool> CreateAsync(int students = 4, bool isOpen = true, InstrumentLibrary? library = null, WaveSettings? settings = null)
    {
        var installation = await TestInstallation.CreateAsync(services => services
            .AddSingleton(library ?? SmallInstruments.Library)
            .AddSingleton(new SurveyLinks("https://survey.example"))
            .AddRosters()
            .AddWaves()
            .AddResponses());
        var school = new SurveyedSchool(installation);
        (school.School, school.Classes) = await installation.WithDb(db => NorthSchool.EnrollAsync(db, students));
        school.Wave = await school.PlanAsync(library ?? SmallInstruments.Library, settings ?? WaveSettings.Usual);
        if (isOpen)
        {
            await school.OpenAsync();
        }

        return school;
    }

    public Task<WaveOpening> OpenAsync() => Installation.With<OpenWave, WaveOpening>(use => use.RunAsync(Wave, default));

    /// <summary>Queues what is due.</summary>
    public Task<int> SendAsync() => Installation.With<SendWave, int>(use => use.RunAsync(Wave, default));

    public async Task<WaveClosing> CloseAsync()
    {
        var closesAt = await Installation.WithDb(db => db.Waves.Where(row => row.Id == Wave).Select(row => row.ClosesAt).SingleAsync());
        Installation.Clock.MoveTo(closesAt);
        return await Installation.With<CloseWave, WaveClosing>(use => use.RunAsync(Wave, default));
    }

    /// <summary>What is printed for, or mailed to, the person of that roster id.</summary>
    public Task<string> AccessOfAsync(string sourcedId) =>
        Installation.WithDb(db => NorthSchool.AccessOfAsync(db, Installation.Folder, Wave, sourcedId));

    public Task<SurveyAccess> ArriveAsync(string access) => Installation.With<OpenSurvey, SurveyAccess>(use => use.RunAsync(access, default));

    public Task<Saving> SaveAsync(string access, PostedAnswers posted) =>
        Installation.With<SaveAnswers, Saving>(use => use.RunAsync(access, posted, default));

    /// <summary>Answers the first questions with these codes, in the order of asking.</summary>
    public async Task<Saving> SaveAsync(string access, string codes, string? text = null)
    {
        var ready = (SurveyReady)await ArriveAsync(access);
        return await SaveAsync(access, new PostedAnswers(
            codes.Select((code, i) => (Item: ready.Instrument.Items[i].Id, Code: code - '0')).ToDictionary(row => row.Item, row => row.Code),
            text));
    }

    public Task<Submission> SubmitAsync(string access) =>
        Installation.With<SubmitAnswers, Submission>(use => use.RunAsync(access, default));

    public Task<List<Response>> ResponsesAsync() => Installation.WithDb(db => db.Responses.AsNoTracking().ToListAsync());

    public ValueTask DisposeAsync() => Installation.DisposeAsync();

    private async Task<WaveId> PlanAsync(InstrumentLibrary library, WaveSettings settings)
    {
        var plan = NorthSchool.PlanOf(School, library, Installation.Clock.Now) with { Settings = settings };
        var planning = await Installation.With<PlanWave, WavePlanning>(use => use.RunAsync(plan, "alma", default));
        return ((WavePlanned)planning).Wave;
    }
}
