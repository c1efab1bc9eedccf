using Fidelity.Data.Responses;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Fidelity.Web.Respond;

/// <summary>
/// The survey's addresses. Whoever has the token or code is let in, and nothing else is kept of the visitor: no account, no cookie, no
/// script, no line in the log. For the same reason forms carry no antiforgery token: there is no cookie that another site could ride on.
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
        return services.AddSingleton<GuessLimiter>().AddScoped<Doorkeeper>();
    }

    public static void MapRespond(this IEndpointRouteBuilder routes)
    {
        var survey = routes.MapGroup("/s")
            .AllowAnonymous()
            .AddEndpointFilter(RespondHeaders.SetAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        survey.MapGet("", () => new RazorComponentResult<CodeEntryPage>());
        survey.MapPost("", EnterCodeAsync);
        survey.MapGet("/thanks/{language}", (string language) => new RazorComponentResult<ThanksPage>(new { Language = language }));
        survey.MapGet("/{access}", ChooseLanguageAsync);
        survey.MapGet("/{access}/{language}", WelcomeAsync);
        survey.MapGet("/{access}/{language}/{number:int}", ShowPageAsync);
        survey.MapPost("/{access}/{language}/{number:int}", SavePageAsync);
        survey.MapGet("/{access}/{language}/review", ReviewAsync);
        survey.MapPost("/{access}/{language}/review", SubmitAsync);
        CodeSheetDoor.Map(routes);
        routes.MapUnsubscribe();
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
            : Redirects.To($"/s/{Uri.EscapeDataString(code)}");
    }

    private static async Task<IResult> ChooseLanguageAsync(HttpContext context, Doorkeeper doorkeeper, string access) =>
        await doorkeeper.AdmitAsync(context, access) switch
        {
            Admitted { Survey.Languages: [var only] } => Redirects.To($"/s/{access}/{only}"),
            Admitted admitted => new RazorComponentResult<LanguagePage>(new { admitted.Survey, Access = access }),
            var admission => ((Refused)admission).Answer,
        };

    private static async Task<IResult> WelcomeAsync(HttpContext context, Doorkeeper doorkeeper, string access, string language) =>
        await doorkeeper.AdmitAsync(context, access, language) switch
        {
            Admitted admitted => new RazorComponentResult<WelcomePage>(new { View = new SurveyView(admitted.Survey, access, language) }),
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

        var view = new SurveyView(admitted.Survey, access, language);
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

        var view = new SurveyView(admitted.Survey, access, language);
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
            var refused => Message.For(((SavingRefused)refused).Why).ToResult(),
        };
    }

    private static string NextAddress(SurveyView view, int number, string go, string? from)
    {
        if (go.StartsWith(AnswerForm.GoLanguage, StringComparison.Ordinal)
            && view.Survey.Languages.FirstOrDefault(tag => go == AnswerForm.GoLanguage + tag) is { } language)
        {
            return (view with { Language = language }).Page(number);
        }

        if (go == AnswerForm.GoBack)
        {
            return number > 1 ? view.Page(number - 1) : view.Welcome;
        }

        return from == AnswerForm.GoReview || number >= view.PageCount ? view.Review : view.Page(number + 1);
    }

    private static async Task<IResult> ReviewAsync(HttpContext context, Doorkeeper doorkeeper, string access, string language) =>
        await doorkeeper.AdmitAsync(context, access, language) switch
        {
            Admitted admitted => new RazorComponentResult<ReviewPage>(new { View = new SurveyView(admitted.Survey, access, language) }),
            var admission => ((Refused)admission).Answer,
        };

    private static async Task<IResult> SubmitAsync(
        HttpContext context, Doorkeeper doorkeeper, SubmitAnswers submitAnswers, string access, string language)
    {
        var admission = await doorkeeper.AdmitAsync(context, access, language);
        return admission is not Admitted ? ((Refused)admission).Answer
            : await submitAnswers.RunAsync(access, context.RequestAborted) is SubmissionRefused refused ? Message.For(refused.Why).ToResult()
            : Redirects.To($"/s/thanks/{language}");
    }
}
