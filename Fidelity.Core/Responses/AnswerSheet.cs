using Fidelity.Core.Instruments;

namespace Fidelity.Core.Responses;

/// <summary>
/// What somebody has answered so far: one byte an item in the instrument's order (0 = not answered, else the option's code), the free
/// text, and the principal's consent. Immutable.
/// </summary>
public sealed class AnswerSheet
{
    private readonly byte[] codes;

    private AnswerSheet(Instrument instrument, byte[] codes, string text, bool? consents) =>
        (Instrument, this.codes, Text, Consents) = (instrument, codes, text, consents);

    public Instrument Instrument { get; }

    /// <summary>Empty when the open question is not answered.</summary>
    public string Text { get; }

    /// <summary>Null when the consent question is not answered, or not asked.</summary>
    public bool? Consents { get; }

    public static AnswerSheet Empty(Instrument instrument) => new(instrument, new byte[instrument.Items.Count], "", null);

    /// <summary>Null when the bytes cannot be answers to this instrument.</summary>
    public static AnswerSheet? Of(Instrument instrument, ReadOnlySpan<byte> codes, string text = "", bool? consents = null)
    {
        if (codes.Length != instrument.Items.Count || text.Length > OpenAnswer.LongestText)
        {
            return null;
        }

        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] != 0 && !instrument.Items[i].Accepts(codes[i]))
            {
                return null;
            }
        }

        return new AnswerSheet(instrument, codes.ToArray(), text, consents);
    }

    /// <summary>As a response keeps it.</summary>
    public byte[] Pack() => [.. codes];

    /// <summary>0 when not answered.</summary>
    public int CodeOf(Item item) => codes[IndexOf(item.Id)];

    public bool HasAnswered(Item item) => CodeOf(item) != 0;

    /// <summary>1-based number of the first page on which nothing is answered; null when each page has an answer.</summary>
    public int? FirstUntouchedPage
    {
        get
        {
            var number = Instrument.Pages.TakeWhile(page => page.Items.Any(HasAnswered)).Count() + 1;
            return number <= Instrument.Pages.Count ? number : null;
        }
    }

    /// <summary>
    /// Puts a page's answers over the earlier ones; what the page does not name stays as it was. The answers must have passed
    /// <see cref="AnswerRules"/>.
    /// </summary>
    public AnswerSheet Merge(PostedAnswers posted)
    {
        var merged = Pack();
        foreach (var (itemId, code) in posted.Codes)
        {
            merged[IndexOf(itemId)] = (byte)code;
        }

        return new AnswerSheet(Instrument, merged, posted.Text?.Trim() ?? Text, posted.Consents ?? Consents);
    }

    private int IndexOf(string itemId)
    {
        for (var i = 0; i < Instrument.Items.Count; i++)
        {
            if (Instrument.Items[i].Id == itemId)
            {
                return i;
            }
        }

        throw new ArgumentException($"{Instrument.Key} has no item {itemId}.", nameof(itemId));
    }
}

/// <summary>The answers of one page as they arrive; not yet checked.</summary>
/// <param name="Codes">Code by item id; 0 takes an answer back. Items that are not named stay as they are.</param>
/// <param name="Text">The open question's answer; null when the page did not ask it.</param>
/// <param name="Consents">Null when the page did not ask, or was not told.</param>
public sealed record PostedAnswers(IReadOnlyDictionary<string, int> Codes, string? Text = null, bool? Consents = null)
{
    public static PostedAnswers None { get; } = new(new Dictionary<string, int>());
}
