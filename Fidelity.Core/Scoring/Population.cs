namespace Fidelity.Core.Scoring;

/// <summary>What the respondents stand for: the question asked, and how many there are to ask.</summary>
public sealed record Population
{
    private readonly IReadOnlyDictionary<long, int>? psusByStratum;

    private Population(Inference inference, int? eligible, IReadOnlyDictionary<long, int>? psusByStratum)
    {
        Inference = inference;
        Eligible = eligible;
        this.psusByStratum = psusByStratum;
    }

    public Inference Inference { get; }

    /// <summary>People who could have answered; null when not known.</summary>
    public int? Eligible { get; }

    public static Population WhatTheSchoolIsLike(int? eligible = null) => new(Inference.WhatTheSchoolIsLike, eligible, null);

    /// <summary>One stratum whose PSUs are the people themselves (teachers of a school): the variance carries 1 − n/N.</summary>
    public static Population ThisWindow(int eligible) => ThisWindow(eligible, new Dictionary<long, int> { [0] = eligible });

    /// <param name="psusByStratum">For each stratum the number of PSUs there are, surveyed or not.</param>
    public static Population ThisWindow(int eligible, IReadOnlyDictionary<long, int> psusByStratum) =>
        new(Inference.ThisWindow, eligible, psusByStratum);

    /// <summary>Share of a stratum's variance that remains: 1 − n/N in this window (not below 0), else 1.</summary>
    internal double Unseen(long stratum, int psus) => psusByStratum is null ? 1 : Remaining(psus, psusByStratum[stratum]);

    /// <summary>The same by people, for the least variance that a share can have.</summary>
    internal double UnseenPeople(int answered) =>
        Inference == Inference.ThisWindow && Eligible is { } eligible ? Remaining(answered, eligible) : 1;

    private static double Remaining(int seen, int all) => Math.Max(0, 1 - ((double)seen / all));
}
