namespace Interp.Web.People;

/// <summary>Where people sign in.</summary>
public static class SignInAddress
{
    /// <summary>Address of the page and of what its form posts to.</summary>
    public const string Path = "/account/sign-in";

    /// <summary>The page, and where to go on to from there.</summary>
    /// <param name="returnUrl">A path of this site.</param>
    public static string For(string returnUrl) => $"{Path}?returnUrl={Uri.EscapeDataString(returnUrl)}";
}
