using Microsoft.AspNetCore.Identity;

namespace Interp.Domain.Platform;

/// <summary>Somebody who can sign in.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>As shown to others.</summary>
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>May do everything on the site.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
