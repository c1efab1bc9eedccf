using Fidelity.Core.Rosters;

namespace Fidelity.Core.Waves;

/// <summary>Where respondents go. <paramref name="PublicUrl"/> is the address that people outside reach, without a slash at its end.</summary>
public sealed record SurveyLinks(string PublicUrl)
{
    /// <summary>This machine alone: where the pages are served until somebody says otherwise.</summary>
    public const string ThisMachine = "http://127.0.0.1:5080";

    /// <summary>Where a code is typed.</summary>
    public string CodeEntry => $"{PublicUrl}/s";

    /// <summary>Straight into the survey, by a link's token or by a paper code.</summary>
    public string To(string tokenOrCode) => $"{PublicUrl}/s/{tokenOrCode}";

    /// <summary>Where a leader sees how many have answered.</summary>
    public string ToSchool(OrganizationId school) => $"{PublicUrl}/schools/{school.Value}";

    /// <summary>Where somebody stops a wave's mails.</summary>
    public string ToUnsubscribe(string token) => $"{PublicUrl}/u/{token}";
}
