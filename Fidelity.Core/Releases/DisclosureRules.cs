namespace Fidelity.Core.Releases;

/// <summary>How much is hidden.</summary>
/// <param name="SmallestCount">A figure about fewer people is not published; 5 to 30.</param>
public sealed record DisclosureRules(int SmallestCount)
{
    public const int LowestSetting = 5;

    public const int HighestSetting = 30;

    public static DisclosureRules Default { get; } = new(10);
}
