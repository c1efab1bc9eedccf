using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Waves;

/// <summary>
/// Says whose mails of which wave are to stop, signed with the installation's key. It opens no survey, and nothing of it is stored: it
/// works in an anonymous wave too, where no invitation names a person.
/// </summary>
public static class UnsubscribeToken
{
    /// <summary>128 bits: nobody guesses a signature, and the address stays short enough for a line of a mail.</summary>
    private const int SignatureBytes = 16;

    public static string For(ReadOnlySpan<byte> key, WaveId wave, PersonId person)
    {
        var subject = string.Create(CultureInfo.InvariantCulture, $"{wave.Value}.{person.Value}");
        return $"{subject}.{Sign(key, subject)}";
    }

    /// <returns>Null for a token that this installation did not make.</returns>
    public static (WaveId Wave, PersonId Person)? Read(ReadOnlySpan<byte> key, string token)
    {
        var parts = token.Split('.');
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var wave)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var person)
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(For(key, new(wave), new(person))), Encoding.UTF8.GetBytes(token))
            ? (new WaveId(wave), new PersonId(person))
            : null;
    }

    private static string Sign(ReadOnlySpan<byte> key, string subject) => Convert
        .ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"fidelity/access/unsubscribe/{subject}")).AsSpan(0, SignatureBytes))
        .TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
