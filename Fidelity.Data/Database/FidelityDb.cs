using Fidelity.Core.Accounts;
using Fidelity.Core.Calendars;
using Fidelity.Core.Mail;
using Fidelity.Core.Releases;
using Fidelity.Core.Reports;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Accounts;
using Fidelity.Data.Instruments;
using Fidelity.Data.Jobs;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Database;

/// <summary>
/// Everything the system remembers. One derived context a provider holds that provider's migrations; nothing else differs.
/// Core's own classes are mapped; each map lies in its feature's folder.
/// </summary>
public abstract class FidelityDb(DbContextOptions options) : IdentityUserContext<Account, long>(options)
{
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<SchoolClass> Classes => Set<SchoolClass>();

    public DbSet<Enrollment> Enrollments => Set<Enrollment>();

    public DbSet<AcademicSession> AcademicSessions => Set<AcademicSession>();

    public DbSet<CalendarEntry> CalendarEntries => Set<CalendarEntry>();

    public DbSet<SchoolSettings> SchoolSettings => Set<SchoolSettings>();

    public DbSet<Wave> Waves => Set<Wave>();

    public DbSet<WaveSchool> WaveSchools => Set<WaveSchool>();

    public DbSet<WaveSend> WaveSends => Set<WaveSend>();

    public DbSet<OptOut> OptOuts => Set<OptOut>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<ClassCluster> ClassClusters => Set<ClassCluster>();

    public DbSet<Response> Responses => Set<Response>();

    public DbSet<OpenAnswer> OpenAnswers => Set<OpenAnswer>();

    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    public DbSet<Release> Releases => Set<Release>();

    public DbSet<ReleasePart> ReleaseParts => Set<ReleasePart>();

    public DbSet<ReleaseContent> ReleaseContents => Set<ReleaseContent>();

    public DbSet<ReleasedCell> ReleasedCells => Set<ReleasedCell>();

    public DbSet<ReportFile> ReportFiles => Set<ReportFile>();

    public DbSet<AccountScope> AccountScopes => Set<AccountScope>();

    public DbSet<FeedKey> FeedKeys => Set<FeedKey>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<RegisteredInstrument> RegisteredInstruments => Set<RegisteredInstrument>();

    public DbSet<RegisteredDimension> RegisteredDimensions => Set<RegisteredDimension>();

    public DbSet<RegisteredItem> RegisteredItems => Set<RegisteredItem>();

    public DbSet<RegisteredBaseline> RegisteredBaselines => Set<RegisteredBaseline>();

    public void Record(DateTime at, string actor, string useCase, string subject, string detail = "") =>
        Audit.Add(new AuditEntry(at, actor, useCase, subject, detail));

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseChangedAnswers();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseChangedAnswers();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(FidelityDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<OrganizationId>().HaveConversion<OrganizationIdConverter>();
        configurationBuilder.Properties<PersonId>().HaveConversion<PersonIdConverter>();
        configurationBuilder.Properties<ClassId>().HaveConversion<ClassIdConverter>();
        configurationBuilder.Properties<WaveId>().HaveConversion<WaveIdConverter>();
        configurationBuilder.Properties<InvitationId>().HaveConversion<InvitationIdConverter>();
        configurationBuilder.Properties<ReleaseId>().HaveConversion<ReleaseIdConverter>();
        configurationBuilder.Properties<ReleasePartId>().HaveConversion<ReleasePartIdConverter>();
        configurationBuilder.Properties<DateTime>().HaveConversion<InstantConverter>().HavePrecision(6);
        configurationBuilder.Properties<IReadOnlyList<string>>().HaveConversion<WordListConverter, WordListComparer>().HaveMaxLength(400);
        // Enums are words in the database: a number would change its meaning with the order of the source.
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <summary>Answers are append-only: a changed one is a bug, whoever wrote it.</summary>
    private void RefuseChangedAnswers()
    {
        if (ChangeTracker.Entries().Any(entry => entry is { State: EntityState.Modified, Entity: Response or OpenAnswer or ReleasePart or ReleaseContent or ReleasedCell }))
        {
            throw new InvalidOperationException("Responses and released cells are append-only and cannot be changed.");
        }
    }
}
