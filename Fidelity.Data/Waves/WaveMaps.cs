using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fidelity.Data.Waves;

public sealed class WaveMap : IEntityTypeConfiguration<Wave>
{
    public void Configure(EntityTypeBuilder<Wave> builder)
    {
        builder.ToTable("Waves").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedOnAdd().Is(Privacy.Open);
        builder.Property(row => row.Name).Is(Privacy.Open, WaveRules.LongestName);
        builder.Property(row => row.OpensAt).Is(Privacy.Open);
        builder.Property(row => row.ClosesAt).Is(Privacy.Open);
        builder.Property(row => row.RemindsAt).Is(Privacy.Open);
        builder.Property(row => row.TimeZone).Is(Privacy.Open, 60);
        builder.Property(row => row.Instruments).Is(Privacy.Open);
        builder.Property(row => row.Languages).Is(Privacy.Open);
        builder.Property(row => row.State).IsConcurrencyToken().Is(Privacy.Open);
        builder.Property(row => row.IsDemonstration).Is(Privacy.Open);
    }
}

public sealed class WaveSchoolMap : IEntityTypeConfiguration<WaveSchool>
{
    public void Configure(EntityTypeBuilder<WaveSchool> builder)
    {
        builder.ToTable("WaveSchools").HasKey(row => new { row.WaveId, row.OrganizationId });
        builder.HasOne<Wave>().WithMany().HasForeignKey(row => row.WaveId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.WaveId).Is(Privacy.Open);
        builder.Property(row => row.OrganizationId).Is(Privacy.Open);
    }
}

public sealed class InvitationMap : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations").HasKey(row => row.Id);
        builder.HasIndex(row => row.AccessHash).IsUnique();
        // A person counts once in a wave, however many classes or schools list the person.
        builder.HasIndex(row => new { row.WaveId, row.PersonId }).IsUnique();
        builder.HasIndex(row => new { row.WaveId, row.OrganizationId, row.Instrument, row.Grade });
        builder.HasOne<Wave>().WithMany().HasForeignKey(row => row.WaveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SchoolClass>().WithMany().HasForeignKey(row => row.ClassId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Id).ValueGeneratedOnAdd().Is(Privacy.Personal);
        builder.Property(row => row.WaveId).Is(Privacy.Personal);
        builder.Property(row => row.PersonId).Is(Privacy.Personal);
        builder.Property(row => row.OrganizationId).Is(Privacy.Personal);
        builder.Property(row => row.Instrument).Is(Privacy.Personal, 60);
        builder.Property(row => row.ClassId).Is(Privacy.Personal);
        builder.Property(row => row.Grade).Is(Privacy.Personal);
        builder.Property(row => row.Nonce).Is(Privacy.Personal);
        builder.Property(row => row.AccessHash).Is(Privacy.Personal, 64);
        builder.Property(row => row.IsAnswered).IsConcurrencyToken().Is(Privacy.Personal);
        builder.Property(row => row.MailsQueued).Is(Privacy.Personal);
    }
}
