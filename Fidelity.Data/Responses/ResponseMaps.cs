using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fidelity.Data.Responses;

/// <summary>Ids are random and are the clustered key, so rows lie in no order of arrival.</summary>
public sealed class ResponseMap : IEntityTypeConfiguration<Response>
{
    public void Configure(EntityTypeBuilder<Response> builder)
    {
        builder.ToTable("Responses").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.WaveId, row.OrganizationId, row.Instrument });
        builder.HasOne<Wave>().WithMany().HasForeignKey(row => row.WaveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Id).ValueGeneratedNever().Is(Privacy.Answer);
        builder.Property(row => row.WaveId).Is(Privacy.Answer);
        builder.Property(row => row.OrganizationId).Is(Privacy.Answer);
        builder.Property(row => row.Instrument).Is(Privacy.Answer, 60);
        builder.Property(row => row.Grade).Is(Privacy.Answer);
        builder.Property(row => row.ClusterKey).Is(Privacy.Answer);
        builder.Property(row => row.AnsweredOn).Is(Privacy.Answer);
        builder.Property(row => row.Completeness).Is(Privacy.Answer);
        builder.Property(row => row.Consents).Is(Privacy.Answer);
        builder.Property(row => row.Answers).Is(Privacy.Answer, 255);
    }
}

public sealed class OpenAnswerMap : IEntityTypeConfiguration<OpenAnswer>
{
    public void Configure(EntityTypeBuilder<OpenAnswer> builder)
    {
        builder.ToTable("OpenAnswers").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.WaveId, row.OrganizationId });
        builder.HasOne<Wave>().WithMany().HasForeignKey(row => row.WaveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Id).ValueGeneratedNever().Is(Privacy.Answer);
        builder.Property(row => row.WaveId).Is(Privacy.Answer);
        builder.Property(row => row.OrganizationId).Is(Privacy.Answer);
        builder.Property(row => row.Instrument).Is(Privacy.Answer, 60);
        builder.Property(row => row.Text).Is(Privacy.Answer, OpenAnswer.LongestText);
    }
}

public sealed class DraftMap : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts").HasKey(row => row.AccessHash);
        builder.HasOne<Wave>().WithMany().HasForeignKey(row => row.WaveId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.AccessHash).Is(Privacy.Answer, 64);
        builder.Property(row => row.WaveId).Is(Privacy.Answer);
        builder.Property(row => row.Content).Is(Privacy.Answer, 8000);
    }
}

public sealed class ClassClusterMap : IEntityTypeConfiguration<ClassCluster>
{
    public void Configure(EntityTypeBuilder<ClassCluster> builder)
    {
        builder.ToTable("ClassClusters").HasKey(row => new { row.WaveId, row.ClassId });
        builder.HasOne<Wave>().WithMany().HasForeignKey(row => row.WaveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SchoolClass>().WithMany().HasForeignKey(row => row.ClassId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.WaveId).Is(Privacy.Answer);
        builder.Property(row => row.ClassId).Is(Privacy.Answer);
        builder.Property(row => row.Key).Is(Privacy.Answer);
    }
}
