namespace Fidelity.Core.Instruments;

/// <summary>
/// One version of one questionnaire. Immutable once registered: its <see cref="Hash"/> is stored, and a changed wording is a new version.
/// </summary>
/// <param name="Id"><c>teacher</c>, <c>student-upper</c>, <c>student-lower</c>, <c>principal</c>.</param>
/// <param name="LowestGrade">For student instruments the first grade it is for (kindergarten is 0); null for adults.</param>
/// <param name="HighestGrade">The last grade it is for, inclusive; null for adults.</param>
/// <param name="Minutes">Longest time it should take.</param>
/// <param name="AsksForClass">The respondent answers about one class (teachers).</param>
/// <param name="OpenQuestion">The free-text question at the end, if any.</param>
/// <param name="Consent">Question that records whether one person's own answers may be shown (principals), if any.</param>
/// <param name="Hash">SHA-256 of the file's text with line ends normalised, lower-case hex.</param>
public sealed record Instrument(
    string Id,
    string Version,
    RespondentRole Role,
    int? LowestGrade,
    int? HighestGrade,
    int Minutes,
    bool AsksForClass,
    IReadOnlyList<string> Languages,
    LocalizedText Title,
    LocalizedText Introduction,
    IReadOnlyList<InstrumentPage> Pages,
    LocalizedText? OpenQuestion,
    LocalizedText? Consent,
    string Hash)
{
    /// <summary>Every item in the order of asking; packed answers hold one byte an item in exactly this order.</summary>
    public IReadOnlyList<Item> Items { get; } = [.. Pages.SelectMany(page => page.Items)];

    /// <summary><c>teacher/1.0</c></summary>
    public string Key => $"{Id}/{Version}";

    /// <summary>Items of one practice, condition or guardrail: the scale of that dimension in this instrument.</summary>
    public IReadOnlyList<Item> Scale(string dimension) => [.. Items.Where(item => item.Dimension == dimension)];

    public bool IsFor(RespondentRole role, int? grade) =>
        role == Role && (LowestGrade is null || (grade is { } g && g >= LowestGrade && g <= HighestGrade));
}

/// <summary>One page of the survey: the items of one dimension under a plain heading.</summary>
public sealed record InstrumentPage(string Dimension, LocalizedText Heading, LocalizedText? Note, IReadOnlyList<Item> Items);

/// <param name="Id">Never reused, also not in a later version with another wording.</param>
/// <param name="Favorable">The codes of the options that show the practice.</param>
/// <param name="Direction">Whether a higher percent favorable is good.</param>
/// <param name="Reversed">Agreeing describes the practice's absence: the scale score turns the code round.</param>
/// <param name="Sensitivity">PPRA: <c>none</c>, or the protected area it touches.</param>
/// <param name="Line">1-based line in the file, for messages.</param>
public sealed record Item(
    string Id,
    string Dimension,
    LocalizedText Stem,
    IReadOnlyList<AnswerOption> Options,
    IReadOnlyList<int> Favorable,
    ItemDirection Direction,
    bool Reversed,
    string Sensitivity,
    int Line)
{
    /// <summary>
    /// Id of the item of an earlier version whose series this one carries on although the wording changed; null where it begins one, or
    /// has the id already (<see cref="ItemSeries"/>).
    /// </summary>
    public string? Continues { get; init; }

    public bool IsFavorable(int code) => Favorable.Contains(code);

    public bool Accepts(int code) => Options.Any(option => option.Code == code);
}

/// <param name="Code">1 to 255; 0 means not answered and is never an option.</param>
public sealed record AnswerOption(int Code, LocalizedText Label);

/// <summary>Which end of an item's answers is the favorable one.</summary>
public enum ItemDirection
{
    HigherIsBetter,
    LowerIsBetter,

    /// <summary>Neither: it describes the school and is never judged.</summary>
    Descriptive,
}
