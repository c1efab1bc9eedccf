namespace Fidelity.Data.Rosters;

/// <summary>
/// Ends after a number of bytes and says that it did: a small zip can unpack to a very large file. Reads forwards only.
/// </summary>
internal sealed class LimitedStream(Stream inner, long limit) : Stream
{
    private readonly byte[] beginning = new byte[2];
    private long position;

    /// <summary>More than the limit was there.</summary>
    public bool IsCut { get; private set; }

    /// <summary>It began with the byte order mark of UTF-16 or UTF-32, which a reader may follow without being asked to.</summary>
    public bool HasForeignMark => beginning is [0xFF, 0xFE] or [0xFE, 0xFF];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (position == limit)
        {
            IsCut |= inner.ReadByte() >= 0;
            return 0;
        }

        var count = inner.Read(buffer[..(int)Math.Min(buffer.Length, limit - position)]);
        for (var index = 0; index < count && position + index < beginning.Length; index++)
        {
            beginning[position + index] = buffer[index];
        }

        position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
