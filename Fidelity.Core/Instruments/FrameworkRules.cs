namespace Fidelity.Core.Instruments;

/// <summary>INS-060 to INS-079: the framework.</summary>
internal static class FrameworkRules
{
    public static IReadOnlyList<InstrumentRule> All { get; } =
    [
        new("INS-060", "A dimension's id occurs once", false, TwiceNamed),
        new("INS-061", "Weights and importance are positive", false, Weights),
        new("INS-062", "Level thresholds ascend between 0 and 100", false, Thresholds),
        new("INS-063", "A target is a score from 0 to 100", false, Targets),
        new("INS-064", "A gate asks for a share from 0 to 1 and at least one person", false, Gates),
        new("INS-065", "Every role has a gate", false, MissingGates),
        new("INS-066", "A role that has a weight in a dimension is asked about it", true, UnaskedRoles),
        new("INS-067", "A role that is asked about a dimension has a weight in it", true, UnweighedRoles),
        new("INS-068", "Dimensions of a kind are numbered 1, 2, 3 in their order", false, Numbers),
        new("INS-069", "There is at least one practice", false, NoPractice),
    ];

    private static IEnumerable<(Dimension Dimension, int Index)> Dimensions(LibraryDraft draft) =>
        draft.Framework is { } framework ? framework.Value.Dimensions.Select((dimension, index) => (dimension, index)) : [];

    private static IEnumerable<Breach> TwiceNamed(LibraryDraft draft) =>
        from same in Dimensions(draft).GroupBy(entry => entry.Dimension.Id)
        from entry in same.Skip(1)
        select new Breach(draft.Framework!.At($"dimensions[{entry.Index}].id"), $"The dimension \"{same.Key}\" is described twice. Keep one of them.");

    private static IEnumerable<Breach> Weights(LibraryDraft draft)
    {
        foreach (var (dimension, index) in Dimensions(draft))
        {
            var path = $"dimensions[{index}]";
            if (!IsPositive(dimension.Importance))
            {
                yield return new(draft.Framework!.At($"{path}.importance"), $"The importance of \"{dimension.Id}\" is {dimension.Importance}. Write a number above 0.");
            }

            foreach (var weight in dimension.RoleWeights.Where(weight => !IsPositive(weight.Value)))
            {
                yield return new(draft.Framework!.At($"{path}.roleWeights"), $"The weight of {weight.Key} in \"{dimension.Id}\" is {weight.Value}. Write a number above 0, or leave the role out.");
            }

            if (dimension.RoleWeights.Count == 0)
            {
                yield return new(draft.Framework!.At($"{path}.roleWeights"), $"No role has a weight in \"{dimension.Id}\", so it can have no score. Give at least one role a weight.");
            }
        }
    }

    private static IEnumerable<Breach> Thresholds(LibraryDraft draft)
    {
        if (draft.Framework is { Value.Levels: var levels } framework
            && !(levels.Emerging > 0 && levels.Emerging < levels.Partial && levels.Partial < levels.InPlace && levels.InPlace < 100))
        {
            yield return new(framework.At("levels"), $"The thresholds {levels.Emerging}, {levels.Partial}, {levels.InPlace} do not ascend between 0 and 100. Put them in order.");
        }
    }

    private static IEnumerable<Breach> Targets(LibraryDraft draft) =>
        Dimensions(draft).Where(entry => !(entry.Dimension.Target is >= 0 and <= 100)).Select(entry => new Breach(
            draft.Framework!.At($"dimensions[{entry.Index}].target"), $"The target of \"{entry.Dimension.Id}\" is {entry.Dimension.Target}. Write a score from 0 to 100."));

    private static IEnumerable<Breach> Gates(LibraryDraft draft) =>
        from gate in draft.Framework?.Value.Gates ?? new Dictionary<RespondentRole, ResponseGate>()
        where !(gate.Value.MinimumRate is >= 0 and <= 1) || gate.Value.MinimumCount < 1
        select new Breach(
            draft.Framework!.At($"gates.{Word(gate.Key)}"),
            $"The gate of {Word(gate.Key)} asks for {gate.Value.MinimumRate} and {gate.Value.MinimumCount}. Write a share from 0 to 1 and a count of 1 or more.");

    private static IEnumerable<Breach> MissingGates(LibraryDraft draft) =>
        draft.Framework is not { } framework
            ? []
            : Enum.GetValues<RespondentRole>().Where(role => !framework.Value.Gates.ContainsKey(role)).Select(role => new Breach(
                framework.At("gates"), $"There is no response gate for {Word(role)}. Add one."));

    private static IEnumerable<Breach> UnaskedRoles(LibraryDraft draft) =>
        from entry in Dimensions(draft)
        from role in entry.Dimension.RoleWeights.Keys
        where !Asks(draft, role, entry.Dimension.Id)
        select new Breach(
            draft.Framework!.At($"dimensions[{entry.Index}].roleWeights"),
            $"{Word(role)} has a weight in \"{entry.Dimension.Id}\" and no questionnaire asks that role about it. Remove the weight or add items.");

    private static IEnumerable<Breach> UnweighedRoles(LibraryDraft draft) =>
        from entry in Dimensions(draft)
        from role in Enum.GetValues<RespondentRole>()
        where !entry.Dimension.RoleWeights.ContainsKey(role) && Asks(draft, role, entry.Dimension.Id)
        select new Breach(
            draft.Framework!.At($"dimensions[{entry.Index}].roleWeights"),
            $"{Word(role)} is asked about \"{entry.Dimension.Id}\" and has no weight in it, so the answers would count for nothing. Add a weight.");

    private static IEnumerable<Breach> Numbers(LibraryDraft draft) =>
        from kind in Dimensions(draft).GroupBy(entry => entry.Dimension.Kind)
        from entry in kind.Select((entry, order) => (entry.Dimension, entry.Index, Order: order + 1))
        where entry.Dimension.Number != entry.Order
        select new Breach(
            draft.Framework!.At($"dimensions[{entry.Index}].number"),
            $"\"{entry.Dimension.Id}\" has the number {entry.Dimension.Number} and is number {entry.Order} of its kind. Correct the number or the order.");

    private static IEnumerable<Breach> NoPractice(LibraryDraft draft)
    {
        if (draft.Framework is { } framework && !framework.Value.Practices.Any())
        {
            yield return new(framework.At("dimensions"), "There is no practice, so there is nothing to make an index of. Add a dimension of kind \"practice\".");
        }
    }

    private static bool Asks(LibraryDraft draft, RespondentRole role, string dimension) =>
        draft.Instruments.Any(instrument => instrument.Value.Role == role && instrument.Value.Pages.Any(page => page.Dimension == dimension));

    private static bool IsPositive(double number) => number > 0 && double.IsFinite(number);

    private static string Word(RespondentRole role) => role.ToString().ToLowerInvariant();
}
