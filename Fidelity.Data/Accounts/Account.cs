using Fidelity.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Fidelity.Data.Accounts;

/// <summary>Somebody who signs in. Respondents do not.</summary>
public sealed class Account : IdentityUser<long>
{
    public AccountRole Role { get; set; }
}
