using Fidelity.Core.Instruments;

namespace Fidelity.Web.Schools;

/// <summary>What the pages call those who answer.</summary>
public static class RoleWords
{
    public static string Many(RespondentRole role) => $"{role}s";
}
