using System.Security.Cryptography;

namespace Fidelity.Data.Database;

/// <summary>The installation's folder: the database (SQLite), the installation's key, and the mail that a pickup folder takes.</summary>
public sealed class DataFolder
{
    public const string DatabaseName = "fidelity.db";

    private const int KeyBytes = 32;

    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
        InstallationKey = ReadOrMakeKey();
    }

    public string Path { get; }

    public string DatabaseFile => System.IO.Path.Combine(Path, DatabaseName);

    public string MailFolder => System.IO.Path.Combine(Path, "mail");

    public string BouncesFolder => System.IO.Path.Combine(Path, "bounces");

    public string ReportFolder => System.IO.Path.Combine(Path, "reports");

    /// <summary>
    /// 32 random bytes that links, codes and the seal of drafts derive from. Kept beside the database, never in it; several hosts of
    /// one installation must share it. If it is lost, open links die and unsubmitted drafts cannot be read; nothing else is hurt.
    /// </summary>
    public byte[] InstallationKey { get; }

    private byte[] ReadOrMakeKey()
    {
        var file = System.IO.Path.Combine(Path, "installation.key");
        if (!File.Exists(file))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var stream = new FileStream(file, options);
            stream.Write(RandomNumberGenerator.GetBytes(KeyBytes));
        }

        var key = File.ReadAllBytes(file);
        return key.Length == KeyBytes
            ? key
            : throw new InvalidDataException($"{file} must hold exactly {KeyBytes} bytes: restore it from the backup.");
    }
}
