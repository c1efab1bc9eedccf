namespace Fidelity.Core.Instruments;

/// <summary>
/// What a survey's pages say themselves, around the questions; the text of each is in <c>instruments/languages</c>, under the same name
/// with a small first letter.
/// </summary>
public enum Word
{
    Start,
    GoOn,
    Next,
    Back,
    BackToCheck,

    /// <summary>{0} page, {1} pages.</summary>
    Progress,
    LastPage,
    Skip,
    OpenHint,
    Yes,
    No,
    CheckTitle,
    AllAnswered,

    /// <summary>{0} questions.</summary>
    SomeUnanswered,
    OneUnanswered,
    NoChangeAfter,
    Submit,
    ThanksTitle,
    Thanks,
    NotSaved,
    Demonstration,
    PromiseChoice,
    PromiseStop,
    PromiseName,

    /// <summary>In its place, where invitations name nobody.</summary>
    PromiseAnonymous,

    /// <summary>True for students and teachers; a principal is asked (consent) whether the own answers may be shown.</summary>
    OnlyGroups,

    /// <summary>{0} minutes; for adults.</summary>
    Minutes,

    /// <summary>An answer has arrived.</summary>
    Saved,

    /// <summary>An answer waits in the browser for the network.</summary>
    Offline,

    /// <summary>The answers were to be sent, and wait for the network.</summary>
    WaitingTitle,
    Waiting,

    /// <summary>On the button that has a question read aloud.</summary>
    Listen,

    /// <summary>On a shared device, to somebody who has done nothing for minutes.</summary>
    StillThereTitle,
    StillThere,
    StillHere,

    /// <summary>On a shared device, the way to the next code.</summary>
    NextPerson,

    CodeTitle,
    CodeLabel,
    CodeHint,
    CodeGo,

    TooManyTriesTitle,
    TooManyTries,
    UnreadableTitle,
    Unreadable,
    UnknownTitle,
    Unknown,
    NotOpenYetTitle,
    NotOpenYet,
    ClosedTitle,
    Closed,
    AlreadyAnsweredTitle,
    AlreadyAnswered,

    /// <summary>Where the link at a mail's foot leads.</summary>
    StopMailsTitle,
    StopMails,
    StopMailsGo,
    MailsStoppedTitle,
    MailsStopped,
    UnknownUnsubscribeTitle,
    UnknownUnsubscribe,
}

public static class WordPlaces
{
    private static readonly Dictionary<Word, int> Numbers = new() { [Word.Progress] = 2, [Word.SomeUnanswered] = 1, [Word.Minutes] = 1 };

    /// <summary>What is filled in, such as "{0}"; empty for most words.</summary>
    public static IEnumerable<string> Of(Word word) => Enumerable.Range(0, Numbers.GetValueOrDefault(word)).Select(Place);

    /// <summary>The text with a value in each of its places.</summary>
    public static string Fill(string text, IReadOnlyList<string> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            text = text.Replace(Place(i), values[i], StringComparison.Ordinal);
        }

        return text;
    }

    private static string Place(int number) => $"{{{number}}}";
}
