using Fidelity.Core.Instruments;

namespace Fidelity.Data.Instruments;

/// <summary>Makes the framework out of its file.</summary>
internal static class ReadFramework
{
    private const double TargetWhenNoneIsReadable = 70;

    internal static readonly Dictionary<string, DimensionKind> Kinds = new()
    {
        ["practice"] = DimensionKind.Practice,
        ["condition"] = DimensionKind.Condition,
        ["guardrail"] = DimensionKind.Guardrail,
    };

    public static Framework? From(YamlFile file, string text, string hash)
    {
        if (file.Read(text, Shapes.Framework) is not { } whole)
        {
            return null;
        }

        file.Languages = whole.Texts("languages");
        var target = whole.Part("target", Shapes.Target);
        var score = target?.Number("score") ?? TargetWhenNoneIsReadable;
        return new(
            whole.Text("version"),
            whole.Localized("title") ?? NoText,
            [.. whole.List("dimensions", Shapes.Dimension).Select(part => Dimension(part, score))],
            Levels(whole),
            Gates(whole),
            hash)
        {
            TargetReason = target?.Localized("reason"),
        };
    }

    private static LocalizedText NoText { get; } = new(new Dictionary<string, string>());

    private static Dimension Dimension(Section part, double target) => new(
        part.Text("id"),
        part.Word("kind", Kinds, DimensionKind.Practice),
        part.Integer("number") ?? 0,
        part.Localized("name") ?? NoText,
        part.Localized("inPlace") ?? NoText,
        part.Number("importance") ?? 0,
        part.Flag("hard"),
        part.Number("target") ?? target,
        RoleWeights(part));

    private static Dictionary<RespondentRole, double> RoleWeights(Section dimension)
    {
        Dictionary<RespondentRole, double> weights = [];
        if (dimension.Part("roleWeights", Shapes.RoleWeights) is { } part)
        {
            foreach (var (word, role) in Roles.ByWord)
            {
                if (part.Number(word) is { } weight)
                {
                    weights[role] = weight;
                }
            }
        }

        return weights;
    }

    private static LevelThresholds Levels(Section whole)
    {
        var part = whole.Part("levels", Shapes.Levels);
        return new(
            part?.Number("emerging") ?? 0,
            part?.Number("partial") ?? 0,
            part?.Number("inPlace") ?? 0,
            part?.Localized("method") ?? NoText,
            part?.Text("source") ?? "");
    }

    private static Dictionary<RespondentRole, ResponseGate> Gates(Section whole)
    {
        Dictionary<RespondentRole, ResponseGate> gates = [];
        if (whole.Part("gates", Shapes.Gates) is { } part)
        {
            foreach (var (word, role) in Roles.ByWord)
            {
                if (part.Part(word, Shapes.Gate) is { } gate)
                {
                    gates[role] = new(gate.Number("minimumRate") ?? 0, gate.Integer("minimumCount") ?? 0);
                }
            }
        }

        return gates;
    }
}
