using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;

namespace Fidelity.Data.Waves;

/// <summary>What a wave will do at one school, before it does it.</summary>
/// <param name="FirstDay">The first day of the window with school; null where it has none.</param>
/// <param name="InstructionalDays">Days of school in the window by today's calendar.</param>
/// <param name="ClosesAt">UTC.</param>
/// <param name="Codes">What to print when the wave opens: students get no mail.</param>
/// <param name="Sends">In the order of being due.</param>
public sealed record SchoolPreview(
    OrganizationId School,
    string Name,
    string TimeZone,
    DateOnly? FirstDay,
    DateOnly? LastDay,
    int InstructionalDays,
    DateTime ClosesAt,
    IReadOnlyList<DaysOff> DaysOff,
    IReadOnlyList<AudienceCount> Codes,
    IReadOnlyList<PreviewedSend> Sends,
    IReadOnlyList<SendWarning> Warnings);

/// <summary>Days inside the window on which there would be school, and is none.</summary>
public sealed record DaysOff(DateOnly From, DateOnly To, string Title);

/// <param name="DueAt">UTC.</param>
/// <param name="At">By the school's clock.</param>
/// <param name="Audience">An instrument's title, or the coordinator.</param>
/// <param name="Role">Null for the coordinator.</param>
/// <param name="Count">How many would get it as things are now; of a reminder, at most: those who have answered are left out of it. What was sent, once it was.</param>
/// <param name="Outcome">Null while it has not been done.</param>
public sealed record PreviewedSend(
    SendKind Kind, int Number, DateTime DueAt, DateTime At, string Audience, RespondentRole? Role, int Count, SendOutcome? Outcome);

/// <summary>Who is asked at a school with one instrument.</summary>
/// <param name="Asked">On the roster now; of an open wave, those who are invited, whether they have answered or not.</param>
/// <param name="WithMail">How many of them can be written to.</param>
public sealed record AudienceCount(OrganizationId School, Instrument Instrument, int Asked, int WithMail);
