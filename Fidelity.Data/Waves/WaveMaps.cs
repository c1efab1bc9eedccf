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
        builder.HasIndex(row => row.PreviewToken).IsUnique();
        builder.Property(row => row.Id).ValueGeneratedOnAdd().Is(Privacy.Open);
        builder.Property(row => row.Name).Is(Privacy.Open, WaveRules.LongestName);
        builder.Property(row => row.OpensAt).Is(Privacy.Open);
        builder.Property(row => row.ClosesAt).Is(Privacy.Open);
        builder.Property(row => row.TimeZone).Is(Privacy.Open, 60);
        builder.Property(row => row.Instruments).Is(Privacy.Open);
        builder.Property(row => row.Languages).Is(Privacy.Open);
        builder.Property(row => row.MostReminders).Is(Privacy.Open);
        builder.Property(row => row.ExtendsForClosures).Is(Privacy.Open);
        builder.Property(row => row.IsAnonymous).Is(Privacy.Open);
        builder.Property(row => row.NoticeOn).Is(Privacy.Open);
        builder.Property(row => row.OptOutBy).Is(Privacy.Open);
        builder.Property(row => row.PreviewToken).Is(Privacy.Internal, 32);
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
        builder.Property(row => row.ClosesAt).IsConcurrencyToken().Is(Privacy.Open);
        builder.Property(row => row.InstructionalDays).Is(Privacy.Open);
    }
}

public sealed class WaveSendMap : IEntityTypeConfiguration<WaveSend>
{
    public void Configure(EntityTypeBuilder<WaveSend> builder)
    {
        builder.ToTable("WaveSends").HasKey(row => new { row.WaveId, row.OrganizationId, row.Kind, row.Number });
        builder.HasOne<WaveSchool>().WithMany().HasForeignKey(row => new { row.WaveId, row.OrganizationId });
        builder.Property(row => row.WaveId).Is(Privacy.Internal);
        builder.Property(row => row.OrganizationId).Is(Privacy.Internal);
        builder.Property(row => row.Kind).Is(Privacy.Internal);
        builder.Property(row => row.Number).Is(Privacy.Internal);
        builder.Property(row => row.DueAt).Is(Privacy.Internal);
        builder.Property(row => row.DoneAt).Is(Privacy.Internal);
        builder.Property(row => row.Outcome).Is(Privacy.Internal);
        builder.Property(row => row.Mails).Is(Privacy.Internal);
    }
}

public sealed class OptOutMap : IEntityTypeConfiguration<OptOut>
{
    public void Configure(EntityTypeBuilder<OptOut> builder)
    {
        builder.ToTable("OptOuts").HasKey(row => new { row.WaveId, row.PersonId });
        builder.HasOne<Wave>().WithMany().HasForeignKey(row => row.WaveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.WaveId).Is(Privacy.Personal);
        builder.Property(row => row.PersonId).Is(Privacy.Personal);
        builder.Property(row => row.RecordedAt).Is(Privacy.Personal);
        builder.Property(row => row.RecordedBy).Is(Privacy.Personal, 256);
    }
}

public sealed class InvitationMap : IEntityTypeConfiguration<Invitation>
{
    /// <summary>Rows of anonymous waves hold no person, and there are many of them; both providers quote names like this.</summary>
    private const string HasPerson = "[PersonId] IS NOT NULL";

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations").HasKey(row => row.Id);
        builder.HasIndex(row => row.AccessHash).IsUnique();
        // A person counts once in a wave, however many classes or schools list the person.
        builder.HasIndex(row => new { row.WaveId, row.PersonId }).IsUnique().HasFilter(HasPerson);
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
        builder.Property(row => row.WithdrawnOn).Is(Privacy.Personal);
        builder.Property(row => row.Withdrawal).Is(Privacy.Personal);
        builder.Property(row => row.TakesMail).Is(Privacy.Personal);
    }
}
