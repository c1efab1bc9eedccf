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

    /// <summary>UTC.</summary>
    public DateTime ClosesAt { get; private set; }

    /// <summary>UTC instant of the one reminder; null for none.</summary>
    public DateTime? RemindsAt { get; private set; }

    /// <summary>IANA name of the schools' clock, in which the window was planned and is shown.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>Keys of instrument versions, e.g. <c>teacher/1.0</c>.</summary>
    public IReadOnlyList<string> Instruments { get; private set; } = [];

    /// <summary>BCP 47 tags.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    public WaveState State { get; private set; }

    /// <summary>The answers are simulated: everything made from them says so.</summary>
    public bool IsDemonstration { get; private set; }

    /// <summary>Plans a wave. The plan must have passed <see cref="WaveRules"/>.</summary>
    public static Wave Plan(WavePlan plan, bool isDemonstration = false) => new()
    {
        Name = plan.Name,
        OpensAt = plan.OpensAt,
        ClosesAt = plan.ClosesAt,
        RemindsAt = plan.RemindsAt,
        TimeZone = plan.TimeZone,
        Instruments = plan.Instruments,
        Languages = plan.Languages,
        IsDemonstration = isDemonstration,
    };

    public bool TakesAnswersAt(DateTime now) => State == WaveState.Open && now >= OpensAt && now < ClosesAt;

    public bool IsDueToOpen(DateTime now) => State == WaveState.Planned && now >= OpensAt && now < ClosesAt;

    public bool IsDueToClose(DateTime now) => State is WaveState.Planned or WaveState.Open && now >= ClosesAt;

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

/// <summary>A school that takes part in a wave.</summary>
public sealed class WaveSchool(WaveId waveId, OrganizationId organizationId)
{
    public WaveId WaveId { get; private set; } = waveId;

    public OrganizationId OrganizationId { get; private set; } = organizationId;
}

/// <summary>What somebody wants a wave to be; not yet checked. Instants are UTC.</summary>
public sealed record WavePlan(
    string Name,
    DateTime OpensAt,
    DateTime ClosesAt,
    DateTime? RemindsAt,
    string TimeZone,
    IReadOnlyList<string> Instruments,
    IReadOnlyList<string> Languages,
    IReadOnlyList<OrganizationId> Schools);
