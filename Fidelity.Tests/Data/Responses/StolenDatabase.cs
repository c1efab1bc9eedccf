using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Fidelity.Tests.Data.Responses;

/// <summary>What somebody holds who has copied the database's file and its log, and nothing else: bytes, and SQL on them.</summary>
internal sealed class StolenDatabase : IDisposable
{
    private readonly string copy;

    private StolenDatabase(string copy, byte[] file, byte[] log) => (this.copy, File, Log) = (copy, file, log);

    public byte[] File { get; }

    public byte[] Log { get; }

    public int PageSize => BinaryPrimitives.ReadUInt16BigEndian(File.AsSpan(16));

    public static StolenDatabase Steal(string path)
    {
        var copy = Path.Combine(Directory.CreateTempSubdirectory("stolen ").FullName, "copy.db");
        var file = Read(path);
        var log = System.IO.File.Exists($"{path}-wal") ? Read($"{path}-wal") : [];
        System.IO.File.WriteAllBytes(copy, file);
        System.IO.File.WriteAllBytes($"{copy}-wal", log);
        return new StolenDatabase(copy, file, log);
    }

    /// <summary>Every table's columns with all their values as text, in the order of the table.</summary>
    public IReadOnlyList<StolenColumn> Columns()
    {
        using var connection = Open();
        var tables = Query(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Select(row => row[0]);
        var columns = new List<StolenColumn>();
        foreach (var table in tables)
        {
            var names = Query(connection, $"SELECT name FROM pragma_table_info('{table}')").Select(row => row[0]).ToList();
            var rows = Query(connection, $"SELECT {string.Join(',', names.Select(name => $"\"{name}\""))} FROM \"{table}\"");
            columns.AddRange(names.Select((name, i) => new StolenColumn(table, name, [.. rows.Select(row => row[i])])));
        }

        return columns;
    }

    /// <summary>The file as it is when the log has been worked into it.</summary>
    public byte[] FileWithLog()
    {
        using (var connection = Open())
        {
            Query(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return Read(copy);
    }

    public static IReadOnlyList<int> Find(byte[] bytes, ReadOnlySpan<byte> pattern)
    {
        var found = new List<int>();
        for (var from = 0; ; from = found[^1] + 1)
        {
            var at = bytes.AsSpan(from).IndexOf(pattern);
            if (at < 0)
            {
                return found;
            }

            found.Add(from + at);
        }
    }

    public static IReadOnlyList<int> Find(byte[] bytes, string text) => Find(bytes, Encoding.UTF8.GetBytes(text));

    public static byte[] Bytes(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
    }

    private static byte[] Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={copy}");
        connection.Open();
        return connection;
    }

    private static List<string[]> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) switch
            {
                byte[] blob => Convert.ToHexString(blob),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
            })]);
        }

        return rows;
    }
}

internal sealed record StolenColumn(string Table, string Name, IReadOnlyList<string> Values)
{
    /// <summary>The values that only one row has.</summary>
    public IEnumerable<string> Distinctive =>
        Values.GroupBy(value => value, StringComparer.Ordinal).Where(group => group.Count() == 1 && group.Key.Length > 0).Select(group => group.Key);
}
