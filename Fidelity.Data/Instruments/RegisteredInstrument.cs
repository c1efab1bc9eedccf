using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fidelity.Data.Instruments;

/// <summary>An instrument version that this installation has seen: from then on its hash, and so its wording, cannot change.</summary>
public sealed class RegisteredInstrument(string key, string hash, DateTime registeredAt)
{
    /// <summary>e.g. <c>teacher/1.0</c></summary>
    public string Key { get; private set; } = key;

    public string Hash { get; private set; } = hash;

    public DateTime RegisteredAt { get; private set; } = registeredAt;
}

/// <summary>A practice, condition or guardrail as the framework now words it; for the feed.</summary>
public sealed class RegisteredDimension
{
    public string Id { get; set; } = "";

    public DimensionKind Kind { get; set; }

    public int Number { get; set; }

    public string Name { get; set; } = "";

    public string NameEs { get; set; } = "";

    public string InPlace { get; set; } = "";

    public double Importance { get; set; }

    public bool Hard { get; set; }

    public double Target { get; set; }
}

/// <summary>An item as its newest version words it; for the feed.</summary>
public sealed class RegisteredItem
{
    public string Id { get; set; } = "";

    public string Instrument { get; set; } = "";

    public string InstrumentVersion { get; set; } = "";

    public RespondentRole Role { get; set; }

    public string Dimension { get; set; } = "";

    /// <summary>Order of asking, from 1.</summary>
    public int Position { get; set; }

    public string Stem { get; set; } = "";

    public string StemEs { get; set; } = "";

    /// <summary>Option labels with codes, e.g. <c>1 = never; 2 = once or twice</c>.</summary>
    public string Options { get; set; } = "";

    /// <summary>Codes, comma-separated.</summary>
    public string Favorable { get; set; } = "";

    public ItemDirection Direction { get; set; }

    public bool Reversed { get; set; }
}

/// <summary>A published national figure, with everything needed to judge it; for the feed.</summary>
public sealed class RegisteredBaseline
{
    public string Id { get; set; } = "";

    public string BaselineVersion { get; set; } = "";

    public RespondentRole Role { get; set; }

    public string Construct { get; set; } = "";

    /// <summary>Item ids, comma-separated; empty when it is context only.</summary>
    public string Items { get; set; } = "";

    public double Percent { get; set; }

    /// <summary>The source's own words where it gives no exact figure ("more than half"); such a figure is never tested.</summary>
    public string? AsPublished { get; set; }

    public bool Inverted { get; set; }

    public string Year { get; set; } = "";

    public string Population { get; set; } = "";

    public int? SampleSize { get; set; }

    public double? StandardError { get; set; }

    public Representativeness Representativeness { get; set; }

    public BaselineFit Fit { get; set; }

    public string? Stratum { get; set; }

    public string Quote { get; set; } = "";

    public string Title { get; set; } = "";

    public string Address { get; set; } = "";

    public string Note { get; set; } = "";
}

public sealed class RegisteredMaps :
    IEntityTypeConfiguration<RegisteredInstrument>,
    IEntityTypeConfiguration<RegisteredDimension>,
    IEntityTypeConfiguration<RegisteredItem>,
    IEntityTypeConfiguration<RegisteredBaseline>
{
    public void Configure(EntityTypeBuilder<RegisteredInstrument> builder)
    {
        builder.ToTable("RegisteredInstruments").HasKey(row => row.Key);
        builder.Property(row => row.Key).Is(Privacy.Open, 60);
        builder.Property(row => row.Hash).Is(Privacy.Open, 64);
        builder.Property(row => row.RegisteredAt).Is(Privacy.Open);
    }

    public void Configure(EntityTypeBuilder<RegisteredDimension> builder)
    {
        builder.ToTable("RegisteredDimensions").HasKey(row => row.Id);
        builder.Property(row => row.Id).Is(Privacy.Open, 40);
        builder.Property(row => row.Kind).Is(Privacy.Open);
        builder.Property(row => row.Number).Is(Privacy.Open);
        builder.Property(row => row.Name).Is(Privacy.Open, 200);
        builder.Property(row => row.NameEs).Is(Privacy.Open, 200);
        builder.Property(row => row.InPlace).Is(Privacy.Open, 1000);
        builder.Property(row => row.Importance).Is(Privacy.Open);
        builder.Property(row => row.Hard).Is(Privacy.Open);
        builder.Property(row => row.Target).Is(Privacy.Open);
    }

    public void Configure(EntityTypeBuilder<RegisteredItem> builder)
    {
        builder.ToTable("RegisteredItems").HasKey(row => row.Id);
        builder.Property(row => row.Id).Is(Privacy.Open, 60);
        builder.Property(row => row.Instrument).Is(Privacy.Open, 40);
        builder.Property(row => row.InstrumentVersion).Is(Privacy.Open, 20);
        builder.Property(row => row.Role).Is(Privacy.Open);
        builder.Property(row => row.Dimension).Is(Privacy.Open, 40);
        builder.Property(row => row.Position).Is(Privacy.Open);
        builder.Property(row => row.Stem).Is(Privacy.Open, 500);
        builder.Property(row => row.StemEs).Is(Privacy.Open, 500);
        builder.Property(row => row.Options).Is(Privacy.Open, 1000);
        builder.Property(row => row.Favorable).Is(Privacy.Open, 40);
        builder.Property(row => row.Direction).Is(Privacy.Open);
        builder.Property(row => row.Reversed).Is(Privacy.Open);
    }

    public void Configure(EntityTypeBuilder<RegisteredBaseline> builder)
    {
        builder.ToTable("RegisteredBaselines").HasKey(row => row.Id);
        builder.Property(row => row.Id).Is(Privacy.Open, 80);
        builder.Property(row => row.BaselineVersion).Is(Privacy.Open, 20);
        builder.Property(row => row.Role).Is(Privacy.Open);
        builder.Property(row => row.Construct).Is(Privacy.Open, 500);
        builder.Property(row => row.Items).Is(Privacy.Open, 400);
        builder.Property(row => row.Percent).Is(Privacy.Open);
        builder.Property(row => row.AsPublished).Is(Privacy.Open, 200);
        builder.Property(row => row.Inverted).Is(Privacy.Open);
        builder.Property(row => row.Year).Is(Privacy.Open, 40);
        builder.Property(row => row.Population).Is(Privacy.Open, 300);
        builder.Property(row => row.SampleSize).Is(Privacy.Open);
        builder.Property(row => row.StandardError).Is(Privacy.Open);
        builder.Property(row => row.Representativeness).Is(Privacy.Open);
        builder.Property(row => row.Fit).Is(Privacy.Open);
        builder.Property(row => row.Stratum).Is(Privacy.Open, 80);
        builder.Property(row => row.Quote).Is(Privacy.Open, 1000);
        builder.Property(row => row.Title).Is(Privacy.Open, 300);
        builder.Property(row => row.Address).Is(Privacy.Open, 500);
        builder.Property(row => row.Note).Is(Privacy.Open, 1000);
    }
}
