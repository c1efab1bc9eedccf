using Fidelity.Core.Calendars;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fidelity.Data.Rosters;

public sealed class OrganizationMap : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("Organizations").HasKey(row => row.Id);
        builder.HasIndex(row => row.SourcedId).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Id).ValueGeneratedOnAdd().Is(Privacy.Open);
        builder.Property(row => row.SourcedId).Is(Privacy.Open, 255);
        builder.Property(row => row.Kind).Is(Privacy.Open);
        builder.Property(row => row.Name).Is(Privacy.Open, 255);
        builder.Property(row => row.ParentId).Is(Privacy.Open);
        builder.Property(row => row.TimeZone).Is(Privacy.Open, 60);
        builder.Property(row => row.Level).Is(Privacy.Open);
        builder.Property(row => row.IsActive).Is(Privacy.Open);
    }
}

public sealed class PersonMap : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People").HasKey(row => row.Id);
        builder.HasIndex(row => row.SourcedId).IsUnique();
        builder.Property(row => row.Id).ValueGeneratedOnAdd().Is(Privacy.Personal);
        builder.Property(row => row.SourcedId).Is(Privacy.Personal, 255);
        builder.Property(row => row.GivenName).Is(Privacy.Personal, 200);
        builder.Property(row => row.FamilyName).Is(Privacy.Personal, 200);
        builder.Property(row => row.Email).Is(Privacy.Personal, 256);
        builder.Property(row => row.Grade).Is(Privacy.Personal);
        builder.Property(row => row.Sex).Is(Privacy.Personal, 40);
        builder.Property(row => row.RaceEthnicity).Is(Privacy.Personal, 200);
        builder.Property(row => row.IsActive).Is(Privacy.Personal);
    }
}

public sealed class MembershipMap : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships").HasKey(row => new { row.PersonId, row.OrganizationId, row.Role });
        builder.HasIndex(row => new { row.OrganizationId, row.Role });
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.PersonId).Is(Privacy.Personal);
        builder.Property(row => row.OrganizationId).Is(Privacy.Personal);
        builder.Property(row => row.Role).Is(Privacy.Personal);
        builder.Property(row => row.IsActive).Is(Privacy.Personal);
    }
}

public sealed class SchoolClassMap : IEntityTypeConfiguration<SchoolClass>
{
    public void Configure(EntityTypeBuilder<SchoolClass> builder)
    {
        builder.ToTable("Classes").HasKey(row => row.Id);
        builder.HasIndex(row => row.SourcedId).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Id).ValueGeneratedOnAdd().Is(Privacy.Internal);
        builder.Property(row => row.SourcedId).Is(Privacy.Internal, 255);
        builder.Property(row => row.OrganizationId).Is(Privacy.Internal);
        builder.Property(row => row.Title).Is(Privacy.Personal, 255);
        builder.Property(row => row.IsHomeroom).Is(Privacy.Internal);
        builder.Property(row => row.IsActive).Is(Privacy.Internal);
    }
}

public sealed class EnrollmentMap : IEntityTypeConfiguration<Enrollment>
{
    public void Configure(EntityTypeBuilder<Enrollment> builder)
    {
        builder.ToTable("Enrollments").HasKey(row => row.Id);
        builder.HasIndex(row => row.SourcedId).IsUnique();
        builder.HasOne<SchoolClass>().WithMany().HasForeignKey(row => row.ClassId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Id).Is(Privacy.Personal);
        builder.Property(row => row.SourcedId).Is(Privacy.Personal, 255);
        builder.Property(row => row.ClassId).Is(Privacy.Personal);
        builder.Property(row => row.PersonId).Is(Privacy.Personal);
        builder.Property(row => row.Role).Is(Privacy.Personal);
        builder.Property(row => row.IsPrimary).Is(Privacy.Personal);
        builder.Property(row => row.BeginsOn).Is(Privacy.Personal);
        builder.Property(row => row.EndsOn).Is(Privacy.Personal);
        builder.Property(row => row.IsActive).Is(Privacy.Personal);
    }
}

public sealed class AcademicSessionMap : IEntityTypeConfiguration<AcademicSession>
{
    public void Configure(EntityTypeBuilder<AcademicSession> builder)
    {
        builder.ToTable("AcademicSessions").HasKey(row => row.Id);
        builder.HasIndex(row => row.SourcedId).IsUnique();
        builder.Property(row => row.Id).Is(Privacy.Open);
        builder.Property(row => row.SourcedId).Is(Privacy.Open, 255);
        builder.Property(row => row.Title).Is(Privacy.Open, 255);
        builder.Property(row => row.Kind).Is(Privacy.Open, 40);
        builder.Property(row => row.BeginsOn).Is(Privacy.Open);
        builder.Property(row => row.EndsOn).Is(Privacy.Open);
        builder.Property(row => row.SchoolYear).Is(Privacy.Open);
        builder.Property(row => row.IsActive).Is(Privacy.Open);
    }
}
