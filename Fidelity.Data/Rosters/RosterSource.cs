using System.Diagnostics.CodeAnalysis;

namespace Fidelity.Data.Rosters;

/// <summary>Where a OneRoster set comes from: a zip file, a folder, or an upload. Can be read more than once.</summary>
public sealed class RosterSource : IAsyncDisposable
{
    private readonly Stream? upload;

    private RosterSource(string path, Stream? upload) => (Path, this.upload) = (path, upload);

    /// <summary>The zip file or the folder; of an upload, the name it came with.</summary>
    public string Path { get; }

    public static RosterSource At(string path) => new(path, null);

    /// <summary>
    /// An upload, which need not be seekable: it is kept in a temporary file until the source is disposed, and only up to
    /// <see cref="Core.Rosters.OneRoster.RosterLimits.BytesASet"/> and a little more, so that an endless one ends.
    /// </summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The temporary file belongs to the source, which disposes of it.")]
    public static async Task<RosterSource> FromUploadAsync(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        var file = new FileStream(
            System.IO.Path.GetTempFileName(),
            new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        var buffer = new byte[81920];
        int count;
        while (file.Length <= Core.Rosters.OneRoster.RosterLimits.BytesASet
               && (count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return new RosterSource(name, file);
    }

    public bool IsFolder => upload is null && Directory.Exists(Path);

    public ValueTask DisposeAsync() => upload?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The zip's bytes, from their beginning. An upload's stay open for the next time.</summary>
    internal Stream OpenZip()
    {
        if (upload is null)
        {
            return File.OpenRead(Path);
        }

        upload.Position = 0;
        return upload;
    }

    internal bool KeepsOpen => upload is not null;
}
