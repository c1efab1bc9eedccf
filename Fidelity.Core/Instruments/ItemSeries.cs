namespace Fidelity.Core.Instruments;

/// <summary>
/// Which items of two versions of a questionnaire ask the same, so that their figures may be set side by side over time. An item keeps
/// its id while its wording stays; another wording is another id, and breaks the series unless the item says which one it continues.
/// </summary>
public static class ItemSeries
{
    /// <summary>
    /// The item of an earlier version whose series the later item carries on: by the same id, or by <see cref="Item.Continues"/>, step by
    /// step through the versions between. Null where the series is broken: nothing is continued, or the options, the favorable
    /// ones, the direction, the dimension or whether it is reversed are not the same.
    /// </summary>
    /// <param name="versions">The versions of the questionnaire; those between the two are looked through.</param>
    public static Item? Earlier(Item later, Instrument earlier, IReadOnlyCollection<Instrument> versions)
    {
        var (id, seen) = (later.Id, new HashSet<string>());
        while (seen.Add(id))
        {
            if (earlier.Items.FirstOrDefault(item => item.Id == id) is { } found)
            {
                return MeasuresAlike(found, later) ? found : null;
            }

            var link = versions.Append(earlier).SelectMany(version => version.Items).Append(later).FirstOrDefault(item => item.Id == id && item.Continues is not null);
            id = link?.Continues ?? id;
        }

        return null;
    }

    /// <summary>
    /// Whether a scale's mean may be compared: both versions have items of the dimension, as many, and each of the later ones carries on
    /// another of the earlier.
    /// </summary>
    public static bool ContinuesScale(string dimension, Instrument later, Instrument earlier, IReadOnlyCollection<Instrument> versions)
    {
        var items = Judged(later);
        var continued = items.Select(item => Earlier(item, earlier, versions)?.Id).OfType<string>().Distinct().Count();
        return items.Count > 0 && continued == items.Count && continued == Judged(earlier).Count;

        List<Item> Judged(Instrument instrument) => [.. instrument.Scale(dimension).Where(item => item.Direction != ItemDirection.Descriptive)];
    }

    /// <summary>The codes and what they are worth are the same; the words of stem and labels may differ.</summary>
    internal static bool MeasuresAlike(Item one, Item other) =>
        one.Dimension == other.Dimension && one.Direction == other.Direction && one.Reversed == other.Reversed
        && one.Options.Select(option => option.Code).SequenceEqual(other.Options.Select(option => option.Code))
        && one.Favorable.Order().SequenceEqual(other.Favorable.Order());
}
