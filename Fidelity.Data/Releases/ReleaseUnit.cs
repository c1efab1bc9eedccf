using Fidelity.Core.Rosters;

namespace Fidelity.Data.Releases;

/// <summary>What is computed and protected together: a district with its schools of the wave, or a school without a district.</summary>
/// <param name="Schools">In the order of their identifiers; one or more.</param>
/// <param name="Marks">Of each organisation that gets cells, the district included.</param>
public sealed record ReleaseUnit(OrganizationId? District, IReadOnlyList<UnitSchool> Schools, IReadOnlyDictionary<OrganizationId, PartMarks> Marks);

/// <param name="Asked">Invitations by instrument and grade.</param>
public sealed record UnitSchool(OrganizationId Id, SchoolLevel? Level, IReadOnlyList<AskedCount> Asked);

public sealed record AskedCount(string Instrument, int? Grade, int Count);

/// <inheritdoc cref="Core.Releases.ReleasePart"/>
public sealed record PartMarks(string Answers, string Inputs);
