using Fidelity.Core.Rosters;

namespace Fidelity.Core.Waves;

/// <summary>Given by the database; 0 until then.</summary>
public readonly record struct WaveId(long Value);

/// <summary>
/// One administration of instruments to a set of schools. It takes answers from <see cref="OpensAt"/> (included) to
/// <see cref="ClosesAt"/> (excluded), and only while its state says so.
/// </summary>
public sealed class Wave
{
    private Wave()
    {
    }

    public WaveId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime OpensAt { get; private set; }

    /// <summary>UTC; the latest of its schools' (<see cref="WaveSchool.ClosesAt"/>).</summary>
    public DateTime ClosesAt { get; private set; }

    /// <summary>IANA name of the clock by which the window was planned and is shown; each school's mails keep to the school's own.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>Keys of instrument versions, e.g. <c>teacher/1.0</c>.</summary>
    public IReadOnlyList<string> Instruments { get; private set; } = [];

    /// <summary>BCP 47 tags.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>Reminders that a person gets at most, nudges included.</summary>
    public int MostReminders { get; private set; }

    /// <summary>A closure declared while the wave is planned or open moves a school's end by the instructional days it takes.</summary>
    public bool ExtendsForClosures { get; private set; }

    /// <summary>Invitations hold no person: nobody, the database included, knows who has answered.</summary>
    public bool IsAnonymous { get; private set; }

    /// <summary>The day on which parents are told of the survey; null where no notice is needed.</summary>
    public DateOnly? NoticeOn { get; private set; }

    /// <summary>The last day on which parents can take their child out; null where no notice is needed.</summary>
    public DateOnly? OptOutBy { get; private set; }

    /// <summary>Shows the questions, and takes no answers, to whoever has it: for parents. Random, base64url.</summary>
    public string PreviewToken { get; private set; } = "";

    public WaveState State { get; private set; }

    /// <summary>The answers are simulated: everything made from them says so.</summary>
    public bool IsDemonstration { get; private set; }

    /// <summary>Plans a wave. The plan must have passed <see cref="WaveRules"/>.</summary>
    public static Wave Plan(WavePlan plan, bool isDemonstration = false) => new()
    {
        Name = plan.Name,
        OpensAt = plan.OpensAt,
        ClosesAt = plan.ClosesAt,
        TimeZone = plan.TimeZone,
        Instruments = plan.Instruments,
        Languages = plan.Languages,
        MostReminders = plan.Settings.MostReminders,
        ExtendsForClosures = plan.Settings.ExtendsForClosures,
        IsAnonymous = plan.Settings.IsAnonymous,
        NoticeOn = plan.Settings.NoticeOn,
        OptOutBy = plan.Settings.OptOutBy,
        PreviewToken = AccessCode.NewToken(),
        IsDemonstration = isDemonstration,
    };

    public bool TakesAnswersAt(DateTime now) => State == WaveState.Open && now >= OpensAt && now < ClosesAt;

    public bool IsDueToOpen(DateTime now) => State == WaveState.Planned && now >= OpensAt && now < ClosesAt;

    public bool IsDueToClose(DateTime now) => State is WaveState.Planned or WaveState.Open && now >= ClosesAt;

    /// <param name="latest">When the last of its schools closes; UTC.</param>
    public void MoveClosing(DateTime latest) => ClosesAt = latest;

    public void Open() => State = MoveFrom(WaveState.Planned, WaveState.Open);

    public void Close() => State = State == WaveState.Planned ? WaveState.Closed : MoveFrom(WaveState.Open, WaveState.Closed);

    public void MarkReleased() => State = State == WaveState.Released ? State : MoveFrom(WaveState.Closed, WaveState.Released);

    private WaveState MoveFrom(WaveState from, WaveState to) =>
        State == from ? to : throw new InvalidOperationException($"A wave that is {State} cannot become {to}.");
}

/// <summary>A wave's life, in this order and never back. The clock opens and closes it; building its first release makes it released.</summary>
public enum WaveState
{
    Planned,
    Open,
    Closed,
    Released,
}

/// <summary>A school that takes part in a wave, with the end of its own window.</summary>
public sealed class WaveSchool(WaveId waveId, OrganizationId organizationId, DateTime closesAt, int instructionalDays)
{
    public WaveId WaveId { get; private set; } = waveId;

    public OrganizationId OrganizationId { get; private set; } = organizationId;

    /// <summary>UTC; excluded. A closure moves it, or somebody who extends the window or ends it early.</summary>
    public DateTime ClosesAt { get; private set; } = closesAt;

    /// <summary>How many days of school the window has: what was promised at planning, and what closures must not take away.</summary>
    public int InstructionalDays { get; private set; } = instructionalDays;

    /// <summary>So that what was promised is kept.</summary>
    /// <param name="closesAt">UTC.</param>
    public void MoveClosing(DateTime closesAt) => ClosesAt = closesAt;

    /// <summary>Somebody wants another window: from now on this one is promised.</summary>
    public void Replan(DateTime closesAt, int instructionalDays) => (ClosesAt, InstructionalDays) = (closesAt, instructionalDays);
}

/// <summary>What somebody wants a wave to be; not yet checked. Instants are UTC.</summary>
public sealed record WavePlan(
    string Name,
    DateTime OpensAt,
    DateTime ClosesAt,
    string TimeZone,
    IReadOnlyList<string> Instruments,
    IReadOnlyList<string> Languages,
    IReadOnlyList<OrganizationId> Schools)
{
    public WaveSettings Settings { get; init; } = WaveSettings.Usual;
}

/// <summary>How a wave treats people; each is explained at <see cref="Wave"/>.</summary>
public sealed record WaveSettings(
    int MostReminders = 2, bool ExtendsForClosures = true, bool IsAnonymous = false, DateOnly? NoticeOn = null, DateOnly? OptOutBy = null)
{
    public static WaveSettings Usual { get; } = new();
}
