using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Fidelity.Core.Waves;

/// <summary>
/// Links and codes are not stored: they are derived from an invitation's random nonce with a key that is kept outside the database,
/// and the database holds only a hash. So sheets can be printed again and reminders can repeat the link, while a stolen database
/// opens no survey.
/// </summary>
public static class AccessCode
{
    /// <summary>No 0 or O, 1, I or L, 5 or S, 2 or Z, 8 or B, U or V: what a child copies from paper cannot be misread.</summary>
    public const string Alphabet = "ACDEFGHJKMNPQRTWXY34679";

    /// <summary>Letters in a code; 23^10 is more than 2^45, and guesses are limited at the door.</summary>
    public const int CodeLength = 10;

    private const int TokenBytes = 24;

    /// <summary>A short code for paper, without the dash.</summary>
    public static string ForPaper(ReadOnlySpan<byte> key, long nonce)
    {
        var number = new BigInteger(Derive(key, "code", nonce), isUnsigned: true);
        var code = new char[CodeLength];
        for (var i = 0; i < CodeLength; i++)
        {
            number = BigInteger.DivRem(number, Alphabet.Length, out var letter);
            code[i] = Alphabet[(int)letter];
        }

        return new string(code);
    }

    /// <summary>A long token for a personal link: 32 characters of base64url.</summary>
    public static string ForLink(ReadOnlySpan<byte> key, long nonce) =>
        Token(Derive(key, "link", nonce).AsSpan(0, TokenBytes));

    /// <summary>A token that is derived from nothing and stored as it is; written like a link's.</summary>
    public static string NewToken() => Token(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>As printed: two groups of five.</summary>
    public static string Spaced(string code) => $"{code[..5]}-{code[5..]}";

    /// <summary>What a person typed, made comparable: a code in upper case without spaces and dashes, a token as it is.</summary>
    public static string Normalize(string typed)
    {
        var compact = new string([.. typed.Where(c => c is not (' ' or '-' or '\t'))]).ToUpperInvariant();
        return compact.Length == CodeLength ? compact : typed.Trim();
    }

    /// <summary>SHA-256, lower-case hex: what is stored and looked up.</summary>
    public static string Hash(string tokenOrCode) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tokenOrCode)));

    private static string Token(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');

    private static byte[] Derive(ReadOnlySpan<byte> key, string purpose, long nonce) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"fidelity/access/{purpose}/{nonce}"));
}
