using Xunit;

namespace Fidelity.Tests.Architecture;

/// <summary>Inside Core each feature uses only those to its left, so that it can be read from left to right.</summary>
public sealed class FeatureOrderTests
{
    private const string Root = "Fidelity.Core.";

    private static readonly string[] First = ["Instruments", "Rosters", "Calendars", "Baselines"];

    /// <summary>What each feature may name besides itself and Problems, which is for all.</summary>
    private static readonly Dictionary<string, string[]> Left = new()
    {
        ["Problems"] = [],
        // The library of instruments holds the baselines, and a baseline says which role and items it is for: the one pair that knows each other.
        ["Instruments"] = ["Baselines"],
        ["Baselines"] = ["Instruments"],
        ["Rosters"] = [],
        ["Calendars"] = ["Rosters"],
        ["Waves"] = First,
        ["Responses"] = [.. First, "Waves"],
        ["Scoring"] = [.. First, "Waves", "Responses"],
        ["Releases"] = [.. First, "Waves", "Responses", "Scoring"],
        ["Reports"] = [.. First, "Waves", "Responses", "Scoring", "Releases"],
        // Beside the line: who signs in sees organisations; a mail is text that somebody else wrote.
        ["Accounts"] = ["Rosters"],
        ["Mail"] = [],
        // The demonstration district stands on everything, and nothing stands on it.
        ["Demonstration"] = [.. First, "Waves", "Responses", "Scoring", "Releases", "Reports", "Accounts", "Mail"],
    };

    [Fact]
    public void A_feature_names_only_those_to_its_left()
    {
        var wrong = Uses()
            .Where(use => use.To != use.From && use.To != "Problems" && !Left.GetValueOrDefault(use.From, []).Contains(use.To))
            .Select(use => $"{use.Type} in {use.From} uses {use.Used} in {use.To}")
            .Distinct();

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_feature_of_Core_has_its_place_in_the_order()
    {
        var unknown = OurAssemblies.Core.GetTypes().Select(FeatureOf).OfType<string>().Distinct().Except(Left.Keys);

        Assert.Empty(unknown);
    }

    [Fact]
    public void The_walk_sees_what_is_known_to_be_used()
    {
        var uses = Uses().Select(use => (use.From, use.To)).ToHashSet();

        Assert.Contains(("Releases", "Scoring"), uses);
        Assert.Contains(("Responses", "Waves"), uses);
        Assert.Contains(("Waves", "Problems"), uses);
    }

    private static IEnumerable<(string From, string To, string Type, string Used)> Uses() =>
        from type in OurAssemblies.Core.GetTypes()
        let feature = FeatureOf(type)
        where feature is not null
        from used in UsedTypes.Of(type)
        let other = FeatureOf(used)
        where other is not null
        select (feature, other, type.Name, used.Name);

    private static string? FeatureOf(Type type) =>
        type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true ? type.Namespace[Root.Length..].Split('.')[0] : null;
}
