using System.Globalization;

namespace Fidelity.Web.Respond;

/// <summary>What parents are told around the questions, in English and Spanish; a wave in another language has English around them.</summary>
public sealed record PreviewWords
{
    public required string Language { get; init; }

    public required string Title { get; init; }

    /// <summary>{0} wave, {1} schools.</summary>
    public required string Lead { get; init; }

    public required string WhatLabel { get; init; }

    public required string What { get; init; }

    public required string WhenLabel { get; init; }

    /// <summary>{0} first day, {1} last day.</summary>
    public required string When { get; init; }

    public required string ChoiceLabel { get; init; }

    public required string Choice { get; init; }

    public required string PrivacyLabel { get; init; }

    public required string Named { get; init; }

    public required string Anonymous { get; init; }

    public required string OptOutLabel { get; init; }

    /// <summary>{0} day.</summary>
    public required string OptOut { get; init; }

    public required string NothingToAnswer { get; init; }

    public required string OpenQuestion { get; init; }

    public required string ForStudents { get; init; }

    /// <summary>{0} lowest, {1} highest grade.</summary>
    public required string ForGrades { get; init; }

    public required string ForTeachers { get; init; }

    public required string ForPrincipals { get; init; }

    public required string Greeting { get; init; }

    public required string ReadQuestions { get; init; }

    public required string Slip { get; init; }

    public required string StudentName { get; init; }

    public required string Signature { get; init; }

    private static PreviewWords English { get; } = new()
    {
        Language = "en",
        Title = "What the survey asks",
        Lead = "{0}. Schools that take part: {1}.",
        WhatLabel = "What is it?",
        What = "A short survey about how teaching and learning go at school, for students, teachers and the principal.",
        WhenLabel = "When?",
        When = "From {0} to {1}, at school.",
        ChoiceLabel = "Must my child take part?",
        Choice = "No. Taking part is voluntary. Every question can be skipped, and nobody is graded for the answers.",
        PrivacyLabel = "Who sees the answers?",
        Named = "Only results of groups are shown, never those of one student. A name is kept apart from the answers: the school can see how many have answered, and not what.",
        Anonymous = "Only results of groups are shown, never those of one student. No name is kept with this survey: nobody can tell who has answered, or what.",
        OptOutLabel = "What if I do not want my child to take part?",
        OptOut = "Tell the school by {0}. You need not say why. Your child is then not asked. Answers that have been sent cannot be taken out later, because nobody can tell which they are.",
        NothingToAnswer = "Below is every question. This page is for reading. Nothing can be answered here.",
        OpenQuestion = "Answered in the student's own words, or left empty:",
        ForStudents = "For students",
        ForGrades = "For students of grades {0} to {1}",
        ForTeachers = "For teachers",
        ForPrincipals = "For the principal",
        Greeting = "Dear parents and guardians,",
        ReadQuestions = "You can read all questions before the survey begins. Point a camera at the square, or type this address:",
        Slip = "Only if your child is not to take part: sign, cut off and return this part to the school.",
        StudentName = "Name and class of the student",
        Signature = "Date and signature",
    };

    private static PreviewWords Spanish { get; } = new()
    {
        Language = "es",
        Title = "Qué pregunta la encuesta",
        Lead = "{0}. Escuelas que participan: {1}.",
        WhatLabel = "¿Qué es?",
        What = "Una encuesta corta sobre cómo se enseña y se aprende en la escuela, para estudiantes, maestros y el director o la directora.",
        WhenLabel = "¿Cuándo?",
        When = "Del {0} al {1}, en la escuela.",
        ChoiceLabel = "¿Tiene que participar mi hijo o hija?",
        Choice = "No. Participar es voluntario. Se puede dejar en blanco cualquier pregunta, y nadie recibe una calificación por sus respuestas.",
        PrivacyLabel = "¿Quién ve las respuestas?",
        Named = "Solo se muestran resultados de grupos, nunca los de un estudiante. El nombre se guarda separado de las respuestas: la escuela puede ver cuántos contestaron, pero no qué contestaron.",
        Anonymous = "Solo se muestran resultados de grupos, nunca los de un estudiante. Con esta encuesta no se guarda ningún nombre: nadie puede saber quién contestó ni qué contestó.",
        OptOutLabel = "¿Y si no quiero que mi hijo o hija participe?",
        OptOut = "Avise a la escuela a más tardar el {0}. No tiene que decir por qué. Entonces no se le pregunta. Las respuestas ya enviadas no se pueden quitar después, porque nadie puede saber cuáles son.",
        NothingToAnswer = "Abajo están todas las preguntas. Esta página es para leer. Aquí no se puede contestar nada.",
        OpenQuestion = "Se contesta con palabras propias, o se deja vacía:",
        ForStudents = "Para estudiantes",
        ForGrades = "Para estudiantes de los grados {0} a {1}",
        ForTeachers = "Para maestros",
        ForPrincipals = "Para el director o la directora",
        Greeting = "Estimados padres, madres y tutores:",
        ReadQuestions = "Puede leer todas las preguntas antes de que empiece la encuesta. Apunte una cámara al cuadrado o escriba esta dirección:",
        Slip = "Solo si su hijo o hija no va a participar: firme, recorte y devuelva esta parte a la escuela.",
        StudentName = "Nombre y clase del estudiante",
        Signature = "Fecha y firma",
    };

    public static PreviewWords In(string language) => language == "es" ? Spanish : English;

    public string With(string pattern, params object[] values) => string.Format(CultureInfo.InvariantCulture, pattern, values);

    /// <summary>A day as these words are written.</summary>
    public string Say(DateOnly day) => day.ToString(Language == "es" ? "d 'de' MMMM 'de' yyyy" : "MMMM d, yyyy", CultureInfo.GetCultureInfo(Language));
}
