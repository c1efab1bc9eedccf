using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fidelity.Data.Calendars;

public sealed class CalendarEntryMap : IEntityTypeConfiguration<CalendarEntry>
{
    public void Configure(EntityTypeBuilder<CalendarEntry> builder)
    {
        builder.ToTable("CalendarEntries").HasKey(row => row.Id);
        builder.HasIndex(row => row.OrganizationId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Id).ValueGeneratedOnAdd().Is(Privacy.Open);
        builder.Property(row => row.OrganizationId).Is(Privacy.Open);
        builder.Property(row => row.Kind).Is(Privacy.Open);
        builder.Property(row => row.BeginsOn).Is(Privacy.Open);
        builder.Property(row => row.EndsOn).Is(Privacy.Open);
        builder.Property(row => row.Title).Is(Privacy.Internal, CalendarRules.LongestTitle);
        builder.Property(row => row.Source).Is(Privacy.Internal);
        builder.Property(row => row.Uid).Is(Privacy.Internal, CalendarRules.LongestUid);
        builder.Property(row => row.DeclaredAt).Is(Privacy.Internal);
    }
}

public sealed class SchoolSettingsMap : IEntityTypeConfiguration<SchoolSettings>
{
    public void Configure(EntityTypeBuilder<SchoolSettings> builder)
    {
        builder.ToTable("SchoolSettings").HasKey(row => row.OrganizationId);
        builder.HasOne<Organization>().WithOne().HasForeignKey<SchoolSettings>(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.OrganizationId).ValueGeneratedNever().Is(Privacy.Open);
        builder.Property(row => row.DayBegins).Is(Privacy.Open);
        builder.Property(row => row.DayEnds).Is(Privacy.Open);
        builder.Property(row => row.Weekdays).HasConversion(
                days => string.Join(',', days!),
                stored => stored.Split(',', StringSplitOptions.None).Select(Enum.Parse<DayOfWeek>).ToList(),
                new ValueComparer<IReadOnlyList<DayOfWeek>>(
                    (left, right) => left == right || (left != null && right != null && left.SequenceEqual(right)),
                    days => days.Aggregate(0, HashCode.Combine),
                    days => days))
            .Is(Privacy.Open, 80);
        builder.Property(row => row.CoordinatorEmail).Is(Privacy.Personal, 256);
    }
}
