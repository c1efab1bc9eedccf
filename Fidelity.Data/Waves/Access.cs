using Fidelity.Core.Instruments;
using Fidelity.Core.Waves;

namespace Fidelity.Data.Waves;

/// <summary>Students copy a short code from paper, adults follow a long link: one rule for all who make, print or mail them.</summary>
public static class Access
{
    public static string For(RespondentRole role, ReadOnlySpan<byte> installationKey, long nonce) =>
        role == RespondentRole.Student ? AccessCode.ForPaper(installationKey, nonce) : AccessCode.ForLink(installationKey, nonce);
}
