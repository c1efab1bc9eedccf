using Fidelity.Core.Accounts;
using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fidelity.Data.Accounts;

/// <summary>
/// Identity's own tables, with shorter keys: its default nvarchar(450) keys exceed SQL Server's 900 bytes of a clustered key.
/// </summary>
public sealed class AccountMap :
    IEntityTypeConfiguration<Account>,
    IEntityTypeConfiguration<IdentityUserClaim<long>>,
    IEntityTypeConfiguration<IdentityUserLogin<long>>,
    IEntityTypeConfiguration<IdentityUserToken<long>>
{
    private const int KeyLength = 128;

    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(account => account.Id).Is(Privacy.Internal);
        builder.Property(account => account.Role).Is(Privacy.Internal);
        builder.Property(account => account.UserName).Is(Privacy.Personal, 256);
        builder.Property(account => account.NormalizedUserName).Is(Privacy.Personal, 256);
        builder.Property(account => account.Email).Is(Privacy.Personal, 256);
        builder.Property(account => account.NormalizedEmail).Is(Privacy.Personal, 256);
        builder.Property(account => account.EmailConfirmed).Is(Privacy.Internal);
        builder.Property(account => account.PasswordHash).Is(Privacy.Personal, 500);
        builder.Property(account => account.SecurityStamp).Is(Privacy.Internal, 100);
        builder.Property(account => account.ConcurrencyStamp).Is(Privacy.Internal, 100);
        builder.Property(account => account.PhoneNumber).Is(Privacy.Personal, 40);
        builder.Property(account => account.PhoneNumberConfirmed).Is(Privacy.Internal);
        builder.Property(account => account.TwoFactorEnabled).Is(Privacy.Internal);
        builder.Property(account => account.LockoutEnd).Is(Privacy.Internal);
        builder.Property(account => account.LockoutEnabled).Is(Privacy.Internal);
        builder.Property(account => account.AccessFailedCount).Is(Privacy.Internal);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> builder)
    {
        builder.ToTable("AccountClaims");
        builder.Property(claim => claim.Id).Is(Privacy.Internal);
        builder.Property(claim => claim.UserId).Is(Privacy.Internal);
        builder.Property(claim => claim.ClaimType).Is(Privacy.Internal, KeyLength);
        builder.Property(claim => claim.ClaimValue).Is(Privacy.Personal, KeyLength);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder)
    {
        builder.ToTable("AccountLogins");
        builder.Property(login => login.LoginProvider).Is(Privacy.Internal, KeyLength);
        builder.Property(login => login.ProviderKey).Is(Privacy.Personal, KeyLength);
        builder.Property(login => login.ProviderDisplayName).Is(Privacy.Internal, KeyLength);
        builder.Property(login => login.UserId).Is(Privacy.Internal);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder)
    {
        builder.ToTable("AccountTokens");
        builder.Property(token => token.UserId).Is(Privacy.Internal);
        builder.Property(token => token.LoginProvider).Is(Privacy.Internal, KeyLength);
        builder.Property(token => token.Name).Is(Privacy.Internal, KeyLength);
        builder.Property(token => token.Value).Is(Privacy.Personal, 500);
    }
}

public sealed class AccountScopeMap : IEntityTypeConfiguration<AccountScope>
{
    public void Configure(EntityTypeBuilder<AccountScope> builder)
    {
        builder.ToTable("AccountScopes");
        builder.HasKey(scope => new { scope.AccountId, scope.OrganizationId });
        builder.HasOne<Account>().WithMany().HasForeignKey(scope => scope.AccountId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(scope => scope.OrganizationId);
        builder.Property(scope => scope.AccountId).Is(Privacy.Internal);
        builder.Property(scope => scope.OrganizationId).Is(Privacy.Internal);
    }
}

public sealed class FeedKeyMap : IEntityTypeConfiguration<FeedKey>
{
    public void Configure(EntityTypeBuilder<FeedKey> builder)
    {
        builder.ToTable("FeedKeys");
        builder.HasOne<Account>().WithMany().HasForeignKey(key => key.AccountId);
        builder.HasIndex(key => key.Hash).IsUnique();
        builder.Property(key => key.Id).Is(Privacy.Internal);
        builder.Property(key => key.AccountId).Is(Privacy.Internal);
        builder.Property(key => key.Name).Is(Privacy.Internal, 100);
        builder.Property(key => key.Hash).Is(Privacy.Internal, 64);
        builder.Property(key => key.CreatedAt).Is(Privacy.Internal);
        builder.Property(key => key.ExpiresAt).Is(Privacy.Internal);
        builder.Property(key => key.RevokedAt).Is(Privacy.Internal);
        builder.Property(key => key.LastUsedOn).Is(Privacy.Internal);
    }
}

public sealed class AuditEntryMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit");
        builder.HasIndex(entry => entry.At);
        builder.Property(entry => entry.Id).Is(Privacy.Internal);
        builder.Property(entry => entry.At).Is(Privacy.Internal);
        builder.Property(entry => entry.Actor).Is(Privacy.Personal, 256);
        builder.Property(entry => entry.UseCase).Is(Privacy.Internal, 100);
        builder.Property(entry => entry.Subject).Is(Privacy.Internal, 200);
        builder.Property(entry => entry.Detail).Is(Privacy.Internal, 1000);
    }
}
