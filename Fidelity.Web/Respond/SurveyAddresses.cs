namespace Fidelity.Web.Respond;

/// <summary>Where a survey is. On a shared device every address has "kiosk" in it, so that nothing else need be remembered between pages.</summary>
public static class SurveyAddresses
{
    public const string Root = "/s";

    public const string Kiosk = "/s/kiosk";

    public static bool IsKiosk(HttpContext context) => context.Request.Path.StartsWithSegments(Kiosk);

    /// <summary>Also where a code is typed.</summary>
    public static string RootOf(HttpContext context) => IsKiosk(context) ? Kiosk : Root;

    public static string Thanks(string root, string language) => $"{root}/thanks/{language}";
}
