using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fidelity.Data.Reports;

public sealed class ReportFileMap : IEntityTypeConfiguration<ReportFile>
{
    public void Configure(EntityTypeBuilder<ReportFile> builder)
    {
        builder.ToTable("ReportFiles").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.ReleaseId, row.OrganizationId }).IsUnique();
        builder.HasOne<Release>().WithMany().HasForeignKey(row => row.ReleaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Id).Is(Privacy.Open);
        builder.Property(row => row.ReleaseId).Is(Privacy.Open);
        builder.Property(row => row.OrganizationId).Is(Privacy.Open);
        builder.Property(row => row.Title).Is(Privacy.Open, 300);
        builder.Property(row => row.Hash).Is(Privacy.Open, 64);
        builder.Property(row => row.Pdf).Is(Privacy.Open);
        builder.Property(row => row.CreatedAt).Is(Privacy.Open);
    }
}
