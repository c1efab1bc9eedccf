namespace Fidelity.Tests.Attack;

/// <summary>
/// People whose answers a figure sums up: those of an organisation, a subgroup and a release; or what remains when some of these are
/// taken away from others, as <c>the district less its schools</c>.
/// </summary>
public readonly record struct Population(string Organization, string Group, string Release)
{
    public const string Everybody = "all";

    public static Population Of(DownloadedCell cell) => new(cell.Organization, cell.Group, cell.Release);

    public override string ToString() => $"{Organization}, {Group}, release {Release}";
}
