using System.IO.Compression;
using System.Text;
using Fidelity.Core.Problems;
using Fidelity.Core.Rosters.OneRoster;
using Fidelity.Data.Rosters;

namespace Fidelity.Tests.Rosters;

/// <summary>A OneRoster set to try things on: one of the two in this folder, changed by the test, and packed as it would be sent.</summary>
public sealed class MadeSet
{
    public static readonly DateOnly Today = new(2026, 10, 5);

    private readonly Dictionary<string, byte[]> files = [];
    private bool isDelta;

    public static MadeSet V12 => FromFolder("oneroster-1.2");

    public static MadeSet V11 => FromFolder("oneroster-1.1");

    public static string FolderOf(string set) => Path.Combine(AppContext.BaseDirectory, "Rosters", set);

    public MadeSet With(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    public MadeSet With(string file, byte[] bytes)
    {
        files[file] = bytes;
        var entry = $"file.{Path.GetFileNameWithoutExtension(file)},absent";
        return isDelta && file != "manifest.csv" && Text("manifest.csv").Contains(entry, StringComparison.Ordinal)
            ? Replacing("manifest.csv", entry, entry.Replace("absent", "delta", StringComparison.Ordinal))
            : this;
    }

    public MadeSet Without(string file)
    {
        files.Remove(file);
        return this;
    }

    public MadeSet Replacing(string file, string old, string text)
    {
        var before = Text(file);
        return before.Contains(old, StringComparison.Ordinal)
            ? With(file, before.Replace(old, text, StringComparison.Ordinal))
            : throw new ArgumentException($"{file} does not hold {old}.", nameof(old));
    }

    public MadeSet Adding(string file, params string[] lines) => With(file, Text(file) + string.Join('\n', lines) + "\n");

    /// <summary>Without the line that begins so.</summary>
    public MadeSet Dropping(string file, string beginning) => With(
        file, string.Join('\n', Text(file).Split('\n').Where(line => !line.StartsWith(beginning, StringComparison.Ordinal))));

    /// <summary>Every file absent until the test gives it again; those are delta files.</summary>
    public MadeSet AsDelta()
    {
        var set = new MadeSet { isDelta = true };
        return set.With("manifest.csv", Text("manifest.csv").Replace(",bulk", ",absent", StringComparison.Ordinal));
    }

    public string Header(string file) => Text(file).Split('\n')[0] + "\n";

    public string Text(string file) => Encoding.UTF8.GetString(files[file]);

    public byte[] Bytes(string file) => files[file];

    public IReadOnlyList<string> Names => [.. files.Keys];

    public MemoryStream Zip(string folder = "")
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(folder + name).Open();
                entry.Write(bytes);
            }
        }

        stream.Position = 0;
        return stream;
    }

    public Task<KeptSet> KeepAsync() => KeptSet.OfAsync(Zip());

    public async Task<RosterPlan> PlanAsync(RosterSnapshot? snapshot = null)
    {
        using var kept = await KeepAsync();
        return PlanRoster.Against(snapshot ?? RosterSnapshot.Empty, ReadOneRoster.From(kept.Source), Today);
    }

    /// <summary>Codes of all problems and warnings.</summary>
    public async Task<IReadOnlyList<string>> CodesAsync(RosterSnapshot? snapshot = null)
    {
        var plan = await PlanAsync(snapshot);
        return [.. plan.Problems.Concat(plan.Warnings).Select(problem => problem.Code)];
    }

    public async Task<Problem> OnlyProblemAsync() => (await PlanAsync()).Problems.Single();

    private static MadeSet FromFolder(string folder)
    {
        var set = new MadeSet();
        foreach (var file in Directory.EnumerateFiles(FolderOf(folder), "*.csv"))
        {
            set.files[Path.GetFileName(file)] = File.ReadAllBytes(file);
        }

        return set;
    }
}
