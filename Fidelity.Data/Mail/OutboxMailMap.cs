using Fidelity.Core.Mail;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fidelity.Data.Mail;

public sealed class OutboxMailMap : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("Outbox").HasKey(row => row.Id);
        builder.HasIndex(row => row.MessageId).IsUnique();
        builder.HasIndex(row => new { row.State, row.DueAt });
        builder.HasIndex(row => row.SentAt);
        builder.Property(row => row.Id).Is(Privacy.Personal);
        builder.Property(row => row.MessageId).Is(Privacy.Personal, 200);
        builder.Property(row => row.Recipient).Is(Privacy.Personal, 256);
        builder.Property(row => row.Subject).Is(Privacy.Personal, 200);
        builder.Property(row => row.Text).Is(Privacy.Personal);
        builder.Property(row => row.Html).Is(Privacy.Personal);
        builder.Property(row => row.UnsubscribeLink).Is(Privacy.Personal, 400);
        builder.Property(row => row.WaveId).Is(Privacy.Personal);
        builder.Property(row => row.SchoolId).Is(Privacy.Personal);
        builder.Property(row => row.InvitationId).Is(Privacy.Personal);
        builder.Property(row => row.Kind).Is(Privacy.Personal);
        builder.Property(row => row.School).Is(Privacy.Personal, 200);
        builder.Property(row => row.TimeZone).Is(Privacy.Personal, 60);
        builder.Property(row => row.QueuedAt).Is(Privacy.Personal);
        builder.Property(row => row.State).IsConcurrencyToken().Is(Privacy.Personal);
        builder.Property(row => row.Attempts).IsConcurrencyToken().Is(Privacy.Personal);
        builder.Property(row => row.DueAt).Is(Privacy.Personal);
        builder.Property(row => row.SentAt).Is(Privacy.Personal);
        builder.Property(row => row.LastError).Is(Privacy.Personal, OutboxMail.LongestError);
    }
}
