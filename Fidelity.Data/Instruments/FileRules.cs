using Fidelity.Core.Problems;

namespace Fidelity.Data.Instruments;

/// <summary>INS-001 to INS-019: the form of a file. What the files say is judged by <see cref="Fidelity.Core.Instruments.InstrumentRules"/>.</summary>
internal static class FileRules
{
    public static readonly FileRule Syntax = new("INS-001", "A file is YAML");
    public static readonly FileRule TwiceWrittenKey = new("INS-002", "A key is written once");
    public static readonly FileRule UnknownKey = new("INS-003", "A key is one that we know");
    public static readonly FileRule MissingKey = new("INS-004", "What is needed is there");
    public static readonly FileRule WrongType = new("INS-005", "A value is of its kind: text, number, yes or no, list or section");
    public static readonly FileRule UnknownWord = new("INS-006", "A value that is one of a few words is one of them");
    public static readonly FileRule Language = new("INS-007", "A text is there in each language of its file, and in no other");
    public static readonly FileRule UnknownOptionSet = new("INS-008", "An option set or source that is named is defined in the same file");
    public static readonly FileRule MissingFile = new("INS-009", "The framework, a questionnaire and the baselines are there");
    public static readonly FileRule TooLarge = new("INS-010", "A file is smaller than 2 MB");
    public static readonly FileRule Encoding = new("INS-011", "A file is in UTF-8");

    public static IReadOnlyList<FileRule> All { get; } =
        [Syntax, TwiceWrittenKey, UnknownKey, MissingKey, WrongType, UnknownWord, Language, UnknownOptionSet, MissingFile, TooLarge, Encoding];
}

internal sealed record FileRule(string Code, string Name)
{
    public Problem At(string file, int line, string path, string message) => new(Code, message, file, line, path);
}
