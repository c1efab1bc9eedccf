using System.Buffers.Text;
using System.Security.Cryptography;

namespace Fidelity.Data.Accounts;

/// <summary>Random secrets that are shown once and stored only as hashes.</summary>
internal static class Secrets
{
    // No letter that can be taken for another when it is read aloud or copied by hand.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int KeyBytes = 32;

    /// <summary>Four groups of five letters: 99 bits.</summary>
    public static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));

    /// <summary>256 bits in base64url: 43 characters.</summary>
    public static string NewFeedKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
}
