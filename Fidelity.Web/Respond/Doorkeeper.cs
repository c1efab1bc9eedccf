using System.Globalization;
using Fidelity.Data.Responses;

namespace Fidelity.Web.Respond;

/// <summary>Lets a respondent in, or answers why not; every address of a survey asks here first.</summary>
public sealed class Doorkeeper(OpenSurvey openSurvey, GuessLimiter limiter)
{
    public async Task<Admission> AdmitAsync(HttpContext context, string access)
    {
        var address = context.Connection.RemoteIpAddress;
        if (limiter.MustWait(address) is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return new Refused(Message.TooManyTries.ToResult(), null);
        }

        var found = await openSurvey.RunAsync(access, context.RequestAborted);
        if (found is SurveyUnknown)
        {
            limiter.Missed(address);
        }

        return found is SurveyReady ready ? new Admitted(ready) : new Refused(Message.For(found).ToResult(access), found);
    }

    /// <summary>As above, for a survey's pages in one language.</summary>
    public async Task<Admission> AdmitAsync(HttpContext context, string access, string language) =>
        await AdmitAsync(context, access) switch
        {
            Admitted admitted when admitted.Survey.Languages.All(one => one.Tag != language) =>
                new Refused(Redirects.To($"{SurveyAddresses.RootOf(context)}/{access}"), admitted.Survey),
            var admission => admission,
        };
}

public abstract record Admission
{
    private protected Admission()
    {
    }
}

public sealed record Admitted(SurveyReady Survey) : Admission
{
    /// <param name="language">One of the survey's; its first where the language is not chosen yet.</param>
    public SurveyView ViewOf(HttpContext context, string access, string? language = null) =>
        new(Survey, access, Survey.Languages.FirstOrDefault(one => one.Tag == language) ?? Survey.Languages[0], SurveyAddresses.RootOf(context));
}

/// <param name="Why">Null for who must wait because too many codes opened nothing.</param>
public sealed record Refused(IResult Answer, SurveyAccess? Why) : Admission;
