using System.Security.Cryptography;
using System.Text;

namespace Fidelity.Core.Accounts;

/// <summary>
/// A personal key for the feed: Excel and Power BI send it as the password of Basic authentication. Only its hash is stored; the key
/// is shown once. It ends by itself and can be revoked.
/// </summary>
public sealed class FeedKey(long accountId, string name, string hash, DateTime createdAt, DateTime expiresAt)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    public long Id { get; private set; }

    public long AccountId { get; private set; } = accountId;

    /// <summary>What its owner calls it, e.g. "Excel at the office".</summary>
    public string Name { get; private set; } = name;

    public string Hash { get; private set; } = hash;

    public DateTime CreatedAt { get; private set; } = createdAt;

    public DateTime ExpiresAt { get; private set; } = expiresAt;

    public DateTime? RevokedAt { get; private set; }

    public DateOnly? LastUsedOn { get; private set; }

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public bool IsValidAt(DateTime now) => RevokedAt is null && now < ExpiresAt;

    public void Revoke(DateTime now) => RevokedAt ??= now;

    public void WasUsed(DateOnly day) => LastUsedOn = day;
}
