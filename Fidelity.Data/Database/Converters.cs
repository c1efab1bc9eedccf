using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Fidelity.Data.Database;

public sealed class OrganizationIdConverter() : ValueConverter<OrganizationId, long>(id => id.Value, value => new(value));

public sealed class PersonIdConverter() : ValueConverter<PersonId, long>(id => id.Value, value => new(value));

public sealed class ClassIdConverter() : ValueConverter<ClassId, long>(id => id.Value, value => new(value));

public sealed class WaveIdConverter() : ValueConverter<WaveId, long>(id => id.Value, value => new(value));

public sealed class InvitationIdConverter() : ValueConverter<InvitationId, long>(id => id.Value, value => new(value));

public sealed class ReleaseIdConverter() : ValueConverter<ReleaseId, long>(id => id.Value, value => new(value));

public sealed class ReleasePartIdConverter() : ValueConverter<ReleasePartId, long>(id => id.Value, value => new(value));

/// <summary>Instants are UTC and cut to whole microseconds, so that they survive every provider unchanged.</summary>
public sealed class InstantConverter() : ValueConverter<DateTime, DateTime>(
    instant => new DateTime(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

/// <summary>A short list of words without commas, kept as one column.</summary>
public sealed class WordListConverter() : ValueConverter<IReadOnlyList<string>, string>(
    words => string.Join(',', words),
    stored => stored.Split(',', StringSplitOptions.RemoveEmptyEntries));

public sealed class WordListComparer() : ValueComparer<IReadOnlyList<string>>(
    (left, right) => left == right || (left != null && right != null && left.SequenceEqual(right)),
    words => words.Aggregate(0, (hash, word) => HashCode.Combine(hash, word.GetHashCode(StringComparison.Ordinal))),
    words => words);
