using Fidelity.Core.Instruments;
using Fidelity.Data.Responses;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Fidelity.Web.Respond;

/// <summary>
/// The survey's addresses. Whoever has the token or code is let in, and nothing else is kept of the visitor: no account, no cookie, no
/// line in the log. For the same reason forms carry no antiforgery token: there is no cookie that another site could ride on.
/// </summary>
public static class RespondEndpoints
{
    private const long LargestForm = 64 * 1024;

    public static IServiceCollection AddRespond(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // These categories write the address of each request with its time, and a survey's address is its respondent's.
        services.AddLogging(logging => logging
            .AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Http", LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Warning));
        return services.AddSingleton<GuessLimiter>().AddScoped<CodeSheetPdf>().AddScoped<Doorkeeper>();
    }

    public static void MapRespond(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{SurveyAddresses.Root}/survey.js", RespondScript.Send).AllowAnonymous();
        MapSurvey(routes.MapGroup(SurveyAddresses.Root));
        MapSurvey(routes.MapGroup(SurveyAddresses.Kiosk));
        CodeSheetDoor.Map(routes);
        PreviewDoor.Map(routes);
        routes.MapUnsubscribe();
    }

    private static void MapSurvey(RouteGroupBuilder survey)
    {
        survey.AllowAnonymous().AddEndpointFilter(RespondHeaders.SetAsync).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        survey.MapGet("", () => new RazorComponentResult<CodeEntryPage>());
        survey.MapPost("", EnterCodeAsync);
        survey.MapGet("/thanks/{language}", (string language, InstrumentLibrary library) =>
            new RazorComponentResult<ThanksPage>(new { Language = library.Language(language) }));
        survey.MapGet("/{access}", ChooseLanguageAsync);
        survey.MapPost("/{access}/answers", TakeAnswersAsync);
        survey.MapGet("/{access}/{language}", WelcomeAsync);
        survey.MapGet("/{access}/{language}/{number:int}", ShowPageAsync);
        survey.MapPost("/{access}/{language}/{number:int}", SavePageAsync);
        survey.MapGet("/{access}/{language}/ahead", LookAheadAsync);
        survey.MapGet("/{access}/{language}/review", ReviewAsync);
        survey.MapPost("/{access}/{language}/review", SubmitAsync);
    }

    private static async Task<IResult> EnterCodeAsync(HttpContext context, Doorkeeper doorkeeper)
    {
        if (await AnswerForm.ReceiveAsync(context.Request) is not { } form)
        {
            return Message.Unreadable.ToResult();
        }

        var code = Core.Waves.AccessCode.Normalize(form["code"].ToString());
        return await doorkeeper.AdmitAsync(context, code) is Refused refused
            ? refused.Answer
            : Redirects.To($"{SurveyAddresses.RootOf(context)}/{Uri.EscapeDataString(code)}");
    }

    private static async Task<IResult> ChooseLanguageAsync(HttpContext context, Doorkeeper doorkeeper, string access) =>
        await doorkeeper.AdmitAsync(context, access) switch
        {
            Admitted { Survey.Languages: [var only] } => Redirects.To($"{SurveyAddresses.RootOf(context)}/{access}/{only.Tag}"),
            Admitted admitted => new RazorComponentResult<LanguagePage>(new { View = admitted.ViewOf(context, access) }),
            var admission => ((Refused)admission).Answer,
        };

    private static Task<IResult> WelcomeAsync(HttpContext context, Doorkeeper doorkeeper, string access, string language) =>
        ShowAsync<WelcomePage>(context, doorkeeper, access, language);

    private static Task<IResult> LookAheadAsync(HttpContext context, Doorkeeper doorkeeper, string access, string language) =>
        ShowAsync<AheadPage>(context, doorkeeper, access, language);

    private static Task<IResult> ReviewAsync(HttpContext context, Doorkeeper doorkeeper, string access, string language) =>
        ShowAsync<ReviewPage>(context, doorkeeper, access, language);

    private static async Task<IResult> ShowAsync<TPage>(HttpContext context, Doorkeeper doorkeeper, string access, string language)
        where TPage : IComponent =>
        await doorkeeper.AdmitAsync(context, access, language) switch
        {
            Admitted admitted => new RazorComponentResult<TPage>(new { View = admitted.ViewOf(context, access, language) }),
            var admission => ((Refused)admission).Answer,
        };

    private static async Task<IResult> ShowPageAsync(
        HttpContext context, Doorkeeper doorkeeper, string access, string language, int number, string? from)
    {
        var admission = await doorkeeper.AdmitAsync(context, access, language);
        if (admission is not Admitted admitted)
        {
            return ((Refused)admission).Answer;
        }

        var view = admitted.ViewOf(context, access, language);
        return number >= 1 && number <= view.PageCount
            ? new RazorComponentResult<QuestionsPage>(new { View = view, Number = number, IsFromReview = from == AnswerForm.GoReview })
            : Redirects.To(view.Welcome);
    }

    private static async Task<IResult> SavePageAsync(
        HttpContext context, Doorkeeper doorkeeper, SaveAnswers saveAnswers, string access, string language, int number, string? from)
    {
        var admission = await doorkeeper.AdmitAsync(context, access, language);
        if (admission is not Admitted admitted)
        {
            return ((Refused)admission).Answer;
        }

        if (await AnswerForm.ReceiveAsync(context.Request) is not { } form)
        {
            return Message.Unreadable.ToResult();
        }

        var view = admitted.ViewOf(context, access, language);
        var posted = AnswerForm.Read(form);
        return await saveAnswers.RunAsync(access, posted, context.RequestAborted) switch
        {
            Saved => Redirects.To(NextAddress(view, number, form[AnswerForm.Go].ToString(), from)),
            NotSaved refused => new RazorComponentResult<QuestionsPage>(new
            {
                View = view, Number = number, IsFromReview = from == AnswerForm.GoReview, refused.Problems, TypedText = posted.Text,
            })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            },
            var refused => Message.For(((SavingRefused)refused).Why).ToResult(access),
        };
    }

    private static string NextAddress(SurveyView view, int number, string go, string? from)
    {
        if (go.StartsWith(AnswerForm.GoLanguage, StringComparison.Ordinal)
            && view.Survey.Languages.FirstOrDefault(one => go == AnswerForm.GoLanguage + one.Tag) is { } language)
        {
            return (view with { Language = language }).Page(number);
        }

        return go == AnswerForm.GoBack ? view.Before(number)
            : from == AnswerForm.GoReview ? view.Review
            : view.After(number);
    }

    /// <summary>A second submission is as good as the first: these answers have arrived.</summary>
    private static async Task<IResult> SubmitAsync(
        HttpContext context, Doorkeeper doorkeeper, SubmitAnswers submitAnswers, string access, string language)
    {
        var thanks = Redirects.To(SurveyAddresses.Thanks(SurveyAddresses.RootOf(context), language));
        return await doorkeeper.AdmitAsync(context, access, language) switch
        {
            Refused { Why: SurveyAlreadyAnswered } => thanks,
            Refused refused => refused.Answer,
            _ => await submitAnswers.RunAsync(access, context.RequestAborted) is SubmissionRefused refused
                ? Message.For(refused.Why).ToResult(access)
                : thanks,
        };
    }

    /// <summary>
    /// From the script: any answers of any page, and at the end that it is to be submitted. The reply is one word, so that nothing that
    /// stands between, such as the sign-in page of a wireless network, is taken for it.
    /// </summary>
    private static async Task<IResult> TakeAnswersAsync(
        HttpContext context, Doorkeeper doorkeeper, SaveAnswers saveAnswers, SubmitAnswers submitAnswers, string access)
    {
        var form = await AnswerForm.ReceiveAsync(context.Request);
        var submits = form?.ContainsKey(AnswerForm.Submit) ?? false;
        if (await doorkeeper.AdmitAsync(context, access) is Refused { Why: var why })
        {
            return why is null ? Word("wait", StatusCodes.Status429TooManyRequests) : Over(why);
        }

        return form is null ? Word("refused", StatusCodes.Status400BadRequest)
            : await saveAnswers.RunAsync(access, AnswerForm.Read(form), context.RequestAborted) switch
            {
                NotSaved => Word("refused", StatusCodes.Status422UnprocessableEntity),
                SavingRefused refused => Over(refused.Why),
                _ when !submits => Word("saved", StatusCodes.Status200OK),
                _ => await submitAnswers.RunAsync(access, context.RequestAborted) is SubmissionRefused refused ? Over(refused.Why) : Sent(),
            };

        IResult Over(SurveyAccess reason) => submits && reason is SurveyAlreadyAnswered ? Sent() : Word("over", StatusCodes.Status410Gone);

        static IResult Sent() => Word("sent", StatusCodes.Status200OK);

        static IResult Word(string word, int status) => Results.Text(word, statusCode: status);
    }
}
