using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fidelity.Data.Releases;

public sealed class ReleaseMap : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> builder)
    {
        builder.ToTable("Releases").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.WaveId, row.Number }).IsUnique();
        builder.HasOne<Wave>().WithMany().HasForeignKey(row => row.WaveId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Id).ValueGeneratedOnAdd().Is(Privacy.Open);
        builder.Property(row => row.WaveId).Is(Privacy.Open);
        builder.Property(row => row.Number).Is(Privacy.Open);
        builder.Property(row => row.WaveName).Is(Privacy.Open, WaveRules.LongestName);
        builder.Property(row => row.CreatedAt).Is(Privacy.Open);
        builder.Property(row => row.Hash).Is(Privacy.Open, 64);
        builder.Property(row => row.IsDemonstration).Is(Privacy.Open);
        builder.ComplexProperty(row => row.Provenance, provenance =>
        {
            Open(provenance.Property(row => row.FrameworkVersion), 20);
            Open(provenance.Property(row => row.FrameworkHash), 64);
            Open(provenance.Property(row => row.BaselineVersion), 20);
            Open(provenance.Property(row => row.BaselineHash), 64);
            Open(provenance.Property(row => row.Instruments), 1000);
            Open(provenance.Property(row => row.CodeVersion), 60);
            foreach (var number in (string[])
            [
                nameof(Provenance.Responses), nameof(Provenance.Eligible),
                nameof(Provenance.AuditedTables), nameof(Provenance.AuditedCounts), nameof(Provenance.FewestValues),
            ])
            {
                provenance.Property<int>(number).HasAnnotation(PrivacyDeclaration.Annotation, nameof(Privacy.Open));
            }
        });
    }

    private static void Open(ComplexTypePropertyBuilder<string> property, int maxLength) =>
        property.HasMaxLength(maxLength).HasAnnotation(PrivacyDeclaration.Annotation, nameof(Privacy.Open));
}

public sealed class ReleasePartMap : IEntityTypeConfiguration<ReleasePart>
{
    public void Configure(EntityTypeBuilder<ReleasePart> builder)
    {
        builder.ToTable("ReleaseParts").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.WaveId, row.OrganizationId });
        builder.HasOne<Wave>().WithMany().HasForeignKey(row => row.WaveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Id).ValueGeneratedOnAdd().Is(Privacy.Open);
        builder.Property(row => row.WaveId).Is(Privacy.Open);
        builder.Property(row => row.OrganizationId).Is(Privacy.Open);
        builder.Property(row => row.AnswersMark).Is(Privacy.Internal, 64);
        builder.Property(row => row.InputsMark).Is(Privacy.Internal, 64);
        builder.Property(row => row.Hash).Is(Privacy.Open, 64);
        builder.ComplexProperty(row => row.Summary, summary =>
        {
            foreach (var number in (string[])
            [
                nameof(PartSummary.Cells), nameof(PartSummary.Responses), nameof(PartSummary.Eligible),
                nameof(PartSummary.AuditedTables), nameof(PartSummary.AuditedCounts), nameof(PartSummary.FewestValues),
            ])
            {
                summary.Property<int>(number).HasAnnotation(PrivacyDeclaration.Annotation, nameof(Privacy.Open));
            }
        });
    }
}

public sealed class ReleaseContentMap : IEntityTypeConfiguration<ReleaseContent>
{
    public void Configure(EntityTypeBuilder<ReleaseContent> builder)
    {
        builder.ToTable("ReleaseContents").HasKey(row => new { row.ReleaseId, row.OrganizationId });
        builder.HasIndex(row => new { row.PartId, row.ReleaseId });
        builder.HasOne<Release>().WithMany().HasForeignKey(row => row.ReleaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReleasePart>().WithMany().HasForeignKey(row => row.PartId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.ReleaseId).Is(Privacy.Open);
        builder.Property(row => row.OrganizationId).Is(Privacy.Open);
        builder.Property(row => row.PartId).Is(Privacy.Open);
        builder.Property(row => row.IsHeld).Is(Privacy.Open);
    }
}

public sealed class ReleasedCellMap : IEntityTypeConfiguration<ReleasedCell>
{
    public void Configure(EntityTypeBuilder<ReleasedCell> builder)
    {
        builder.ToTable("ReleasedCells").HasKey(row => row.Id);
        builder.Ignore(row => row.Address);
        builder.HasIndex(row => new
        {
            row.PartId, row.Measure, row.Role, row.Instrument, row.Dimension, row.Item, row.Category, row.Group,
        }).IsUnique().HasDatabaseName("IX_ReleasedCells_Address");
        builder.HasOne<ReleasePart>().WithMany().HasForeignKey(row => row.PartId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Id).ValueGeneratedOnAdd().Is(Privacy.Open);
        builder.Property(row => row.PartId).Is(Privacy.Open);
        builder.Property(row => row.OrganizationId).Is(Privacy.Open);
        builder.Property(row => row.Measure).Is(Privacy.Open, 20);
        builder.Property(row => row.Role).Is(Privacy.Open, 20);
        builder.Property(row => row.Instrument).Is(Privacy.Open, 40);
        builder.Property(row => row.Dimension).Is(Privacy.Open, 40);
        builder.Property(row => row.Item).Is(Privacy.Open, 60);
        builder.Property(row => row.Category).Is(Privacy.Open);
        builder.Property(row => row.Group).HasColumnName("Subgroup").Is(Privacy.Open, 40);
        builder.Property(row => row.State).Is(Privacy.Open);
        builder.Property(row => row.Bound).Is(Privacy.Open);
        builder.Property(row => row.Value).Is(Privacy.Open);
        builder.Property(row => row.LimitLow).Is(Privacy.Open);
        builder.Property(row => row.LimitHigh).Is(Privacy.Open);
        builder.Property(row => row.StandardError).Is(Privacy.Open);
        builder.Property(row => row.DegreesOfFreedom).Is(Privacy.Open);
        builder.Property(row => row.Low).Is(Privacy.Open);
        builder.Property(row => row.High).Is(Privacy.Open);
        builder.Property(row => row.Count).Is(Privacy.Open);
        builder.Property(row => row.Eligible).Is(Privacy.Open);
        builder.Property(row => row.NonresponseLow).Is(Privacy.Open);
        builder.Property(row => row.NonresponseHigh).Is(Privacy.Open);
        builder.Property(row => row.Flags).Is(Privacy.Open, 60);
        builder.Property(row => row.BaselineId).Is(Privacy.Open, 80);
        builder.Property(row => row.BaselinePercent).Is(Privacy.Open);
        builder.Property(row => row.Gap).Is(Privacy.Open);
        builder.Property(row => row.GapLow).Is(Privacy.Open);
        builder.Property(row => row.GapHigh).Is(Privacy.Open);
        builder.Property(row => row.EffectSize).Is(Privacy.Open);
        builder.Property(row => row.Verdict).Is(Privacy.Open);
        builder.Property(row => row.BaselineRepresentativeness).Is(Privacy.Open);
        builder.Property(row => row.BaselineFit).Is(Privacy.Open);
        builder.Property(row => row.TargetGap).Is(Privacy.Open);
        builder.Property(row => row.Level).Is(Privacy.Open);
        builder.Property(row => row.BorderlineWith).Is(Privacy.Open);
        builder.Property(row => row.ProbabilityInPlace).Is(Privacy.Open);
        builder.Property(row => row.MissingRoles).Is(Privacy.Open, 60);
    }
}
