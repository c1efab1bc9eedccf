using System.Globalization;
using System.Security.Cryptography;
using Fidelity.Data.Database;

namespace Fidelity.Web.Admin;

/// <summary>
/// Keeps a roster between the page that shows its plan and the button that applies it: in the data folder, under a random name in a
/// folder of the account that sent it, so that nobody applies what somebody else has looked at. What is left lying goes after a day.
/// </summary>
public sealed class RosterUploads(DataFolder folder, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private string Root => Path.Combine(folder.Path, "uploads");

    /// <returns>The name to ask for it by.</returns>
    public async Task<string> KeepAsync(Stream upload, long account, CancellationToken cancellationToken)
    {
        RemoveOld();
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var file = Directory.CreateDirectory(FolderOf(account)).FullName;
        await using var stream = new FileStream(Path.Combine(file, name + ".zip"), FileMode.CreateNew);
        await upload.CopyToAsync(stream, cancellationToken);
        return name;
    }

    /// <returns>Null when it is not there (any more), or is not this account's.</returns>
    public string? Find(string? name, long account)
    {
        if (name is not { Length: 32 } || !name.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var file = Path.Combine(FolderOf(account), name + ".zip");
        return File.Exists(file) ? file : null;
    }

    public void Remove(string? name, long account)
    {
        if (Find(name, account) is { } file)
        {
            File.Delete(file);
        }
    }

    private string FolderOf(long account) => Path.Combine(Root, account.ToString(CultureInfo.InvariantCulture));

    private void RemoveOld()
    {
        if (!Directory.Exists(Root))
        {
            return;
        }

        var before = clock.GetUtcNow().UtcDateTime - Kept;
        foreach (var file in Directory.EnumerateFiles(Root, "*.zip", SearchOption.AllDirectories).Where(file => File.GetLastWriteTimeUtc(file) < before))
        {
            File.Delete(file);
        }
    }
}
