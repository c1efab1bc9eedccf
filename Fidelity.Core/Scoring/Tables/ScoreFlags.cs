namespace Fidelity.Core.Scoring.Tables;

/// <summary>The words of the column <c>flag</c>.</summary>
public static class ScoreFlags
{
    /// <summary>Nobody answered.</summary>
    public const string NoAnswers = "no-answers";

    /// <summary>See <see cref="Cautions.OneClass"/>.</summary>
    public const string OneClass = "one-class";

    /// <summary>See <see cref="Cautions.NoSpread"/>; for alpha and the ICCs, that people or groups do not differ.</summary>
    public const string NoSpread = "no-spread";

    /// <summary>See <see cref="Cautions.Unreliable"/>.</summary>
    public const string Unreliable = "unreliable";

    /// <summary>The school is below its response gate (with a framework and a roster).</summary>
    public const string LowResponse = "low-response";

    /// <summary>Weighted so that grades divide as on the roster.</summary>
    public const string Raked = "raked";

    /// <summary>Of all schools together: some are raked, the others' respondents count alike inside their school.</summary>
    public const string PartlyRaked = "partly-raked";

    /// <summary>There is a roster, but it could not be raked to: respondents count alike.</summary>
    public const string NotRaked = "not-raked";

    /// <summary>Alpha: the scale has fewer than two items that vary.</summary>
    public const string TooFewItems = "too-few-items";

    /// <summary>Alpha: an item that everybody answered alike is left out.</summary>
    public const string ConstantItemLeftOut = "constant-item-left-out";

    /// <summary>ICC: one group only, or nowhere two people in one group.</summary>
    public const string OneGroup = "one-group";

    /// <summary>Response rate: nobody eligible is known.</summary>
    public const string NoRoster = "no-roster";

    /// <summary>Gap: the published figure is a bound or a round word.</summary>
    public const string Approximate = "approximate";

    /// <summary>ICC(2): respondents a group needs for 0.70 follow, e.g. <c>needs-12</c>.</summary>
    public const string Needs = "needs-";

    internal static string Of(NationalVerdict verdict) => verdict switch
    {
        NationalVerdict.AboveNational => "above-national",
        NationalVerdict.BelowNational => "below-national",
        NationalVerdict.AboutTheSame => "about-the-same",
        NationalVerdict.TooLittleToTell => "too-little-to-tell",
        _ => "not-tested",
    };

    internal static IEnumerable<string> Of(Cautions cautions)
    {
        (Cautions, string)[] words = [(Cautions.OneClass, OneClass), (Cautions.NoSpread, NoSpread), (Cautions.Unreliable, Unreliable)];
        return words.Where(word => cautions.HasFlag(word.Item1)).Select(word => word.Item2);
    }
}
