using Fidelity.Core.Instruments;
using Fidelity.Data.Responses;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fidelity.Web.Respond;

/// <summary>What somebody is told who cannot answer now.</summary>
public sealed record Message(int Status, Word Title, Word Advice, bool OffersCode = false)
{
    public static Message TooManyTries { get; } = new(StatusCodes.Status429TooManyRequests, Word.TooManyTriesTitle, Word.TooManyTries);

    public static Message Unreadable { get; } = new(StatusCodes.Status400BadRequest, Word.UnreadableTitle, Word.Unreadable);

    public static Message UnknownUnsubscribe { get; } = new(
        StatusCodes.Status404NotFound, Word.UnknownUnsubscribeTitle, Word.UnknownUnsubscribe);

    private static Message Unknown { get; } = new(StatusCodes.Status404NotFound, Word.UnknownTitle, Word.Unknown, OffersCode: true);

    private static Message NotOpenYet { get; } = new(StatusCodes.Status403Forbidden, Word.NotOpenYetTitle, Word.NotOpenYet);

    private static Message Closed { get; } = new(StatusCodes.Status410Gone, Word.ClosedTitle, Word.Closed);

    private static Message AlreadyAnswered { get; } = new(StatusCodes.Status410Gone, Word.AlreadyAnsweredTitle, Word.AlreadyAnswered);

    public static Message For(SurveyAccess access) => access switch
    {
        SurveyNotOpenYet => NotOpenYet,
        SurveyClosed => Closed,
        SurveyAlreadyAnswered => AlreadyAnswered,
        _ => Unknown,
    };

    /// <param name="over">The token or code of a survey that takes no more answers from it.</param>
    public IResult ToResult(string? over = null) => new RazorComponentResult<MessagePage>(new { Message = this, Over = over }) { StatusCode = Status };
}
