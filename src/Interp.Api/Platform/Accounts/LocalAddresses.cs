namespace Interp.Api.Platform;

/// <summary>Where a form may send the browser next.</summary>
internal static class LocalAddresses
{
    /// <summary>The address when it stays on this site, else the start page.</summary>
    public static string OrHome(string? address) =>
        address is ['/', ..] && !(address.Length > 1 && address[1] is '/' or '\\') && !address.Any(char.IsControl) ? address : "/";
}
