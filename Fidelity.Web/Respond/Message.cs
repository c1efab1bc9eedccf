using Fidelity.Data.Responses;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fidelity.Web.Respond;

/// <summary>
/// What somebody is told who cannot answer now. In English and Spanish at once: the language is not known before the survey is.
/// </summary>
public sealed record Message(int Status, string Title, string Advice, string Titulo, string Consejo, bool OffersCode)
{
    public static Message TooManyTries { get; } = new(
        StatusCodes.Status429TooManyRequests,
        "Please wait a few minutes", "Too many codes did not work. Wait five minutes. Then type your code again, one letter at a time.",
        "Espera unos minutos", "Demasiados códigos no funcionaron. Espera cinco minutos. Después escribe tu código otra vez, letra por letra.",
        OffersCode: false);

    public static Message Unreadable { get; } = new(
        StatusCodes.Status400BadRequest,
        "This page did not arrive whole", "Nothing of it was saved. Go back, and press the button again.",
        "Esta página no llegó completa", "No se guardó nada de ella. Vuelve atrás y aprieta el botón otra vez.",
        OffersCode: false);

    public static Message UnknownUnsubscribe { get; } = new(
        StatusCodes.Status404NotFound,
        "This link does not work", "It stops no mails. Open the link again from the mail itself: it may have been cut off.",
        "Este enlace no funciona", "No detiene ningún correo. Abra otra vez el enlace desde el correo: puede que esté cortado.",
        OffersCode: false);

    private static Message Unknown { get; } = new(
        StatusCodes.Status404NotFound,
        "This code does not work", "Check each letter and number, and type the code again. If it still does not work, ask for a new sheet.",
        "Este código no funciona",
        "Revisa cada letra y cada número, y escribe el código otra vez. Si todavía no funciona, pide otra hoja.",
        OffersCode: true);

    private static Message NotOpenYet { get; } = new(
        StatusCodes.Status403Forbidden,
        "This survey is not open yet", "Please come back when it begins. Your code or link will work then.",
        "Esta encuesta todavía no está abierta", "Vuelve cuando empiece. Tu código o enlace funcionará entonces.",
        OffersCode: false);

    private static Message Closed { get; } = new(
        StatusCodes.Status410Gone,
        "This survey is over", "It takes no more answers. Thank you for coming.",
        "Esta encuesta ya terminó", "Ya no recibe respuestas. Gracias por venir.",
        OffersCode: false);

    private static Message AlreadyAnswered { get; } = new(
        StatusCodes.Status410Gone,
        "We already have the answers for this code", "They were sent and cannot be changed. There is nothing more to do. Thank you!",
        "Ya tenemos las respuestas de este código", "Ya se enviaron y no se pueden cambiar. No hay nada más que hacer. ¡Gracias!",
        OffersCode: false);

    public static Message For(SurveyAccess access) => access switch
    {
        SurveyNotOpenYet => NotOpenYet,
        SurveyClosed => Closed,
        SurveyAlreadyAnswered => AlreadyAnswered,
        _ => Unknown,
    };

    public IResult ToResult() => new RazorComponentResult<MessagePage>(new { Message = this }) { StatusCode = Status };
}
