using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Core.Problems;

namespace Fidelity.Web.Respond;

/// <summary>
/// Everything that a survey's pages say themselves, in English and Spanish; a survey in another language has English around it. Words
/// are plain: the youngest readers are eight. Spanish speaks to students as "tú" and to adults as "usted".
/// </summary>
public sealed record Words
{
    public required string Language { get; init; }

    public required string Start { get; init; }

    public required string GoOn { get; init; }

    public required string Next { get; init; }

    public required string Back { get; init; }

    public required string BackToCheck { get; init; }

    /// <summary>{0} page, {1} pages.</summary>
    public required string Progress { get; init; }

    public required string LastPage { get; init; }

    public required string Skip { get; init; }

    public required string OpenHint { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string CheckTitle { get; init; }

    public required string AllAnswered { get; init; }

    /// <summary>{0} questions.</summary>
    public required string SomeUnanswered { get; init; }

    public required string OneUnanswered { get; init; }

    public required string NoChangeAfter { get; init; }

    public required string Submit { get; init; }

    public required string ThanksTitle { get; init; }

    public required string Thanks { get; init; }

    public required string NotSaved { get; init; }

    public required string Demonstration { get; init; }

    public required IReadOnlyList<string> Promises { get; init; }

    /// <summary>True for students and teachers; a principal is asked (consent) whether the own answers may be shown.</summary>
    public required string OnlyGroups { get; init; }

    /// <summary>{0} minutes; for adults.</summary>
    public required string Minutes { get; init; }

    /// <summary>In the words of this language; by the problem's code.</summary>
    public required IReadOnlyDictionary<string, string> Problems { get; init; }

    public static Words English { get; } = new()
    {
        Language = "en",
        Start = "Start",
        GoOn = "Keep going",
        Next = "Save and go on",
        Back = "Go back",
        BackToCheck = "Save and check my answers",
        Progress = "Page {0} of {1}",
        LastPage = "Almost done",
        Skip = "You can skip a question.",
        OpenHint = "You can leave this empty.",
        Yes = "Yes",
        No = "No",
        CheckTitle = "Check your answers",
        AllAnswered = "You answered every question.",
        SomeUnanswered = "You did not answer {0} questions. That is fine. You can answer them now if you want to:",
        OneUnanswered = "You did not answer one question. That is fine. You can answer it now if you want to:",
        NoChangeAfter = "When you send your answers, your name is no longer tied to them. So nobody can change them later, not even you.",
        Submit = "Send my answers",
        ThanksTitle = "Thank you!",
        Thanks = "We have your answers. You can close this page now.",
        NotSaved = "This page was not saved yet",
        Demonstration = "This is a demonstration. The answers are not from real people.",
        Promises =
        [
            "It is your choice to answer.",
            "You can stop and come back later. If you do not come back, we count the parts that you finished.",
            "Your name is kept apart from your answers.",
        ],
        OnlyGroups = "We only show results of groups, never of one person.",
        Minutes = "It takes up to {0} minutes.",
        Problems = new Dictionary<string, string>(),
    };

    private static Words Spanish { get; } = new()
    {
        Language = "es",
        Start = "Empezar",
        GoOn = "Continuar",
        Next = "Guardar y seguir",
        Back = "Atrás",
        BackToCheck = "Guardar y revisar mis respuestas",
        Progress = "Página {0} de {1}",
        LastPage = "Ya casi",
        Skip = "Puedes saltarte una pregunta.",
        OpenHint = "Puedes dejarlo vacío.",
        Yes = "Sí",
        No = "No",
        CheckTitle = "Revisa tus respuestas",
        AllAnswered = "Contestaste todas las preguntas.",
        SomeUnanswered = "No contestaste {0} preguntas. Está bien. Si quieres, puedes contestarlas ahora:",
        OneUnanswered = "No contestaste una pregunta. Está bien. Si quieres, puedes contestarla ahora:",
        NoChangeAfter =
            "Cuando envías tus respuestas, tu nombre ya no está unido a ellas. Por eso nadie puede cambiarlas después, ni siquiera tú.",
        Submit = "Enviar mis respuestas",
        ThanksTitle = "¡Gracias!",
        Thanks = "Ya tenemos tus respuestas. Puedes cerrar esta página.",
        NotSaved = "Esta página todavía no se guardó",
        Demonstration = "Esto es una demostración. Las respuestas no son de personas reales.",
        Promises =
        [
            "Contestar es tu decisión.",
            "Puedes parar y volver más tarde. Si no vuelves, contamos las partes que terminaste.",
            "Tu nombre se guarda separado de tus respuestas.",
        ],
        OnlyGroups = "Solo mostramos resultados de grupos, nunca de una persona.",
        Minutes = "Toma hasta {0} minutos.",
        Problems = new Dictionary<string, string>
        {
            ["ANS-001"] = "Esta encuesta no tiene esa pregunta: abre la página otra vez y contesta ahí.",
            ["ANS-002"] = "Esa respuesta no es una de las opciones: elige una de las que hay en la página.",
            ["ANS-003"] = "El texto es demasiado largo: escribe menos de 2000 letras.",
            ["ANS-004"] = "Esta encuesta no tiene ninguna pregunta que se conteste con un texto: déjala vacía.",
            ["ANS-005"] = "Esta encuesta no pide permiso: deja esa parte vacía.",
        },
    };

    private static Words SpanishForAdults { get; } = Spanish with
    {
        Skip = "Puede dejar en blanco cualquier pregunta.",
        OpenHint = "Puede dejarlo vacío.",
        CheckTitle = "Revise sus respuestas",
        AllAnswered = "Contestó todas las preguntas.",
        SomeUnanswered = "No contestó {0} preguntas. Está bien. Si quiere, puede contestarlas ahora:",
        OneUnanswered = "No contestó una pregunta. Está bien. Si quiere, puede contestarla ahora:",
        NoChangeAfter =
            "Cuando envía sus respuestas, su nombre ya no está unido a ellas. Por eso nadie puede cambiarlas después, ni siquiera usted.",
        Thanks = "Ya tenemos sus respuestas. Puede cerrar esta página.",
        Promises =
        [
            "Contestar es voluntario.",
            "Puede parar y volver más tarde. Si no vuelve, contamos las partes que terminó.",
            "Su nombre se guarda separado de sus respuestas.",
        ],
    };

    public static Words In(string language, RespondentRole role) => language switch
    {
        "es" when role == RespondentRole.Student => Spanish,
        "es" => SpanishForAdults,
        _ => English,
    };

    public string With(string pattern, params object[] values) => string.Format(CultureInfo.InvariantCulture, pattern, values);

    public string For(Problem problem) => Problems.GetValueOrDefault(problem.Code, problem.Message);

    /// <summary>A language's name in itself, such as "Español".</summary>
    public static string NameOf(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return culture.TextInfo.ToTitleCase(culture.NativeName);
    }
}
