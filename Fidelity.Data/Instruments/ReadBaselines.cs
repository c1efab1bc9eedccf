using Fidelity.Core.Baselines;
using Fidelity.Core.Instruments;

namespace Fidelity.Data.Instruments;

/// <summary>Makes one set of published figures out of its file.</summary>
internal static class ReadBaselines
{
    internal static readonly Dictionary<string, Representativeness> Samples = new()
    {
        ["probability"] = Representativeness.Probability,
        ["convenience"] = Representativeness.Convenience,
        ["vendor"] = Representativeness.Vendor,
        ["unknown"] = Representativeness.Unknown,
    };

    internal static readonly Dictionary<string, BaselineFit> Fits = new()
    {
        ["sameConstruct"] = BaselineFit.SameConstruct,
        ["partial"] = BaselineFit.Partial,
        ["context"] = BaselineFit.Context,
    };

    public static BaselineSet? From(YamlFile file, string text, string hash)
    {
        if (file.Read(text, Shapes.BaselineFile) is not { } whole)
        {
            return null;
        }

        var sources = Sources(whole);
        return new(whole.Text("version"), [.. whole.List("figures", Shapes.Figure).Select(figure => Figure(figure, sources))], hash);
    }

    private static Dictionary<string, (string Title, string Address)> Sources(Section whole)
    {
        Dictionary<string, (string, string)> sources = [];
        foreach (var entry in whole.Named("sources"))
        {
            if (whole.File.Section(entry.Value, $"sources.{entry.Key}", Shapes.Source) is { } source)
            {
                sources[entry.Key] = (source.Text("title"), source.Text("address"));
            }
        }

        return sources;
    }

    private static Baseline Figure(Section figure, Dictionary<string, (string Title, string Address)> sources)
    {
        var source = figure.Text("source");
        if (source.Length > 0 && !sources.ContainsKey(source))
        {
            figure.File.Complain(
                FileRules.UnknownOptionSet, figure.Map.Find("source")!.Line, figure.At("source"), $"There is no source \"{source}\" in this file. Define it under sources.");
        }

        var (title, address) = sources.GetValueOrDefault(source, ("", ""));
        return new(
            figure.Text("id"),
            figure.Number("percent") ?? 0,
            figure.Flag("inverted"),
            figure.Word("role", Roles.ByWord, RespondentRole.Teacher),
            figure.Text("construct"),
            figure.Texts("items"),
            figure.Text("year"),
            figure.Text("population"),
            figure.Integer("sampleSize"),
            figure.Number("standardError"),
            figure.Word("representativeness", Samples, Representativeness.Unknown),
            figure.Word("fit", Fits, BaselineFit.Context),
            figure.TextOrNull("stratum"),
            figure.Text("quote"),
            title,
            address,
            figure.TextOrNull("note") ?? "")
        {
            Approximate = figure.Flag("approximate"),
            AsPublished = figure.TextOrNull("asPublished"),
        };
    }
}
