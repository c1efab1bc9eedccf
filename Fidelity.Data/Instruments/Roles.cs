using Fidelity.Core.Instruments;

namespace Fidelity.Data.Instruments;

internal static class Roles
{
    public static readonly IReadOnlyDictionary<string, RespondentRole> ByWord = new Dictionary<string, RespondentRole>
    {
        ["teacher"] = RespondentRole.Teacher,
        ["student"] = RespondentRole.Student,
        ["principal"] = RespondentRole.Principal,
    };
}
