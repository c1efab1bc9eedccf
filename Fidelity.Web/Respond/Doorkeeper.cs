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
            return new Refused(Message.TooManyTries.ToResult());
        }

        var found = await openSurvey.RunAsync(access, context.RequestAborted);
        if (found is SurveyUnknown)
        {
            limiter.Missed(address);
        }

        return found is SurveyReady ready ? new Admitted(ready) : new Refused(Message.For(found).ToResult());
    }

    /// <summary>As above, for a survey's pages in one language.</summary>
    public async Task<Admission> AdmitAsync(HttpContext context, string access, string language) =>
        await AdmitAsync(context, access) switch
        {
            Admitted admitted when !admitted.Survey.Languages.Contains(language) => new Refused(Redirects.To($"/s/{access}")),
            var admission => admission,
        };
}

public abstract record Admission
{
    private protected Admission()
    {
    }
}

public sealed record Admitted(SurveyReady Survey) : Admission;

public sealed record Refused(IResult Answer) : Admission;
