using System.Text;

namespace Fidelity.Core.Scoring.Tables;

/// <summary>Numbers names from 0 in the order in which they are met, so that rows hold numbers.</summary>
internal sealed class Names
{
    private readonly List<string> names = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private char[] letters = new char[64];

    public int Count => names.Count;

    public string this[int number] => names[number];

    /// <param name="name">UTF-8.</param>
    public int NumberOf(ReadOnlySpan<byte> name)
    {
        if (letters.Length < name.Length)
        {
            letters = new char[name.Length];
        }

        var text = letters.AsSpan(0, Encoding.UTF8.GetChars(name, letters));
        var known = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text, out var number))
        {
            return number;
        }

        names.Add(text.ToString());
        return numbers[names[^1]] = names.Count - 1;
    }
}
