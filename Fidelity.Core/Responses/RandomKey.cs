using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Fidelity.Core.Responses;

/// <summary>Random keys of rows that must tell nothing of when they came or whom they belong to.</summary>
public static class RandomKey
{
    /// <summary>From 1 to 2^63 − 1, from the system's cryptographic generator.</summary>
    public static long Next()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        long key;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            key = BinaryPrimitives.ReadInt64LittleEndian(bytes) & long.MaxValue;
        }
        while (key == 0);
        return key;
    }
}
