namespace Interp.Web.Components;

/// <summary>Addresses to go back to, which must stay on this site.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is a path of this site, else the home page.</summary>
    /// <param name="address">What a form or a query string says.</param>
    public static string OrHome(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
