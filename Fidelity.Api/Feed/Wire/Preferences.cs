using System.Globalization;

namespace Fidelity.Api.Feed.Wire;

/// <summary>What the client would like; what of it was done is said in <c>Preference-Applied</c>. Unknown preferences are ignored.</summary>
internal sealed record Preferences(int PageSize, bool OmitsNulls, string? Applied)
{
    public static Preferences Read(HttpRequest request, QueryLimits limits)
    {
        var (size, omits, applied) = (limits.PageSize, false, new List<string>());
        foreach (var preference in request.Headers["Prefer"].SelectMany(header => (header ?? "").Split(',')))
        {
            var parts = preference.Split('=', 2, StringSplitOptions.TrimEntries);
            var name = parts[0].ToLowerInvariant();
            var value = parts.Length > 1 ? parts[1].Split(';')[0].Trim().Trim('"') : "";
            if (name is "maxpagesize" or "odata.maxpagesize"
                && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0)
            {
                size = Math.Min(asked, limits.LargestPageSize);
                applied.Add($"{parts[0]}={size}");
            }
            else if (name is "omit-values" && value == "nulls")
            {
                omits = true;
                applied.Add("omit-values=nulls");
            }
        }

        return new Preferences(size, omits, applied.Count == 0 ? null : string.Join(", ", applied));
    }
}
