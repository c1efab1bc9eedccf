using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Fidelity.Core.Instruments;

namespace Fidelity.Core.Responses;

/// <summary>
/// A sheet in the middle, as it rests in the database: AES-256-GCM under a key derived (HKDF-SHA256) from the installation's key, which
/// is not in the database, and the access hash. Every draft of an instrument has the same length, whatever was answered, so that
/// neither content nor length tells anything to somebody who has only the database.
/// </summary>
/// <remarks>
/// Sealed: 12 bytes nonce, 16 bytes tag, ciphertext. Plain: 1 byte format, 1 byte consent (0 not said, 1 no, 2 yes), 2 bytes count of
/// items, the codes, 2 bytes length of the text, the text in UTF-8, zeros up to the instrument's length.
/// </remarks>
public static class SealedDraft
{
    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;
    private const int HeadBytes = 6;

    /// <summary>UTF-16 code units take at most three bytes in UTF-8.</summary>
    private const int MostTextBytes = OpenAnswer.LongestText * 3;

    public static byte[] Seal(AnswerSheet sheet, ReadOnlySpan<byte> installationKey, string accessHash)
    {
        var plain = Write(sheet);
        var content = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = content.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(KeyFor(installationKey, accessHash), TagBytes);
        cipher.Encrypt(
            nonce, plain, content.AsSpan(NonceBytes + TagBytes), content.AsSpan(NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(sheet.Instrument.Key));
        return content;
    }

    /// <summary>Null when it was sealed with another key, for another access, for another instrument, or was changed.</summary>
    public static AnswerSheet? Open(byte[] content, Instrument instrument, ReadOnlySpan<byte> installationKey, string accessHash)
    {
        var plain = new byte[PlainBytes(instrument)];
        if (content.Length != NonceBytes + TagBytes + plain.Length)
        {
            return null;
        }

        using var cipher = new AesGcm(KeyFor(installationKey, accessHash), TagBytes);
        try
        {
            cipher.Decrypt(
                content.AsSpan(0, NonceBytes), content.AsSpan(NonceBytes + TagBytes), content.AsSpan(NonceBytes, TagBytes), plain,
                Encoding.UTF8.GetBytes(instrument.Key));
        }
        catch (AuthenticationTagMismatchException)
        {
            // The framework's only way of saying "not with this key".
            return null;
        }

        return Read(plain, instrument);
    }

    private static byte[] KeyFor(ReadOnlySpan<byte> installationKey, string accessHash)
    {
        var key = new byte[KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, installationKey, key, [], Encoding.UTF8.GetBytes($"fidelity/draft/{accessHash}"));
        return key;
    }

    private static int PlainBytes(Instrument instrument) =>
        HeadBytes + instrument.Items.Count + (instrument.OpenQuestion is null ? 0 : MostTextBytes);

    private static byte[] Write(AnswerSheet sheet)
    {
        var plain = new byte[PlainBytes(sheet.Instrument)];
        var codes = sheet.Pack();
        plain[0] = Format;
        plain[1] = sheet.Consents switch { null => 0, false => 1, true => 2 };
        BinaryPrimitives.WriteUInt16LittleEndian(plain.AsSpan(2), (ushort)codes.Length);
        codes.CopyTo(plain, 4);
        var text = plain.AsSpan(4 + codes.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(text, (ushort)Encoding.UTF8.GetBytes(sheet.Text, text[2..]));
        return plain;
    }

    private static AnswerSheet? Read(byte[] plain, Instrument instrument)
    {
        var count = BinaryPrimitives.ReadUInt16LittleEndian(plain.AsSpan(2));
        if (plain[0] != Format || count != instrument.Items.Count)
        {
            return null;
        }

        var text = plain.AsSpan(4 + count);
        var length = BinaryPrimitives.ReadUInt16LittleEndian(text);
        bool? consents = plain[1] switch { 1 => false, 2 => true, _ => null };
        return AnswerSheet.Of(instrument, plain.AsSpan(4, count), Encoding.UTF8.GetString(text.Slice(2, length)), consents);
    }
}
