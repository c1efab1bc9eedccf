using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Instruments;

/// <summary>
/// Runs at every start, after the migration: remembers each instrument version's hash, refuses to start when the text of a version that
/// is already registered has changed, and brings the feed's tables of practices, items and baselines up to the files.
/// </summary>
public sealed class RegisterInstruments(FidelityDb db, InstrumentLibrary library, TimeProvider clock)
{
    /// <summary>Problems, or an empty list when everything is registered. Nothing is changed when there is a problem.</summary>
    public async Task<IReadOnlyList<Problem>> RunAsync(CancellationToken cancellationToken)
    {
        var known = await db.RegisteredInstruments.ToDictionaryAsync(row => row.Key, row => row.Hash, cancellationToken);
        var changed = library.Instruments.Where(instrument => known.TryGetValue(instrument.Key, out var hash) && hash != instrument.Hash).ToList();
        if (changed.Count > 0)
        {
            return [.. changed.Select(instrument => new Problem(
                "INS-900",
                $"{instrument.Key} has changed since it was registered. Give the new wording a new version and put the old file back.",
                $"{instrument.Key}.yaml"))];
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var added = library.Instruments.Where(instrument => !known.ContainsKey(instrument.Key)).ToList();
        db.RegisteredInstruments.AddRange(added.Select(instrument => new RegisteredInstrument(instrument.Key, instrument.Hash, now)));
        await ReplaceAsync(db.RegisteredDimensions, library.Framework.Dimensions.Select(Dimension), row => row.Id, cancellationToken);
        await ReplaceAsync(db.RegisteredItems, library.Newest.SelectMany(Items), row => row.Id, cancellationToken);
        await ReplaceAsync(db.RegisteredBaselines, Baselines(), row => row.Id, cancellationToken);
        if (added.Count > 0)
        {
            db.Record(now, "system", nameof(RegisterInstruments), "instruments", string.Join(", ", added.Select(instrument => instrument.Key)));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }

    /// <summary>Rows that are gone from the files go, new ones come, the rest take the files' values.</summary>
    private async Task ReplaceAsync<TRow>(
        DbSet<TRow> table, IEnumerable<TRow> rows, Func<TRow, string> key, CancellationToken cancellationToken)
        where TRow : class
    {
        var stored = await table.ToDictionaryAsync(key, cancellationToken);
        foreach (var row in rows)
        {
            if (stored.Remove(key(row), out var old))
            {
                db.Entry(old).CurrentValues.SetValues(row);
            }
            else
            {
                table.Add(row);
            }
        }

        table.RemoveRange(stored.Values);
    }

    private static RegisteredDimension Dimension(Dimension dimension) => new()
    {
        Id = dimension.Id,
        Kind = dimension.Kind,
        Number = dimension.Number,
        Name = dimension.Name.In("en"),
        NameEs = dimension.Name.In("es"),
        InPlace = dimension.InPlace.In("en"),
        Importance = dimension.Importance,
        Hard = dimension.Hard,
        Target = dimension.Target,
    };

    private static IEnumerable<RegisteredItem> Items(Instrument instrument) => instrument.Items.Select((item, index) => new RegisteredItem
    {
        Id = item.Id,
        Instrument = instrument.Id,
        InstrumentVersion = instrument.Version,
        Role = instrument.Role,
        Dimension = item.Dimension,
        Position = index + 1,
        Stem = item.Stem.In("en"),
        StemEs = item.Stem.In("es"),
        Options = string.Join("; ", item.Options.Select(option => $"{option.Code} = {option.Label.In("en")}")),
        Favorable = string.Join(',', item.Favorable),
        Direction = item.Direction,
        Reversed = item.Reversed,
    });

    private IEnumerable<RegisteredBaseline> Baselines() => library.Baselines.Baselines.Select(baseline => new RegisteredBaseline
    {
        Id = baseline.Id,
        BaselineVersion = library.Baselines.Version,
        Role = baseline.Role,
        Construct = baseline.Construct,
        Items = string.Join(',', baseline.Items),
        Percent = baseline.Percent,
        AsPublished = baseline.AsPublished,
        Inverted = baseline.Inverted,
        Year = baseline.Year,
        Population = baseline.Population,
        SampleSize = baseline.SampleSize,
        StandardError = baseline.StandardError,
        Representativeness = baseline.Representativeness,
        Fit = baseline.Fit,
        Stratum = baseline.Stratum,
        Quote = baseline.Quote,
        Title = baseline.Title,
        Address = baseline.Address,
        Note = baseline.Note,
    });
}
