using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Interp.EndToEnd;

/// <summary>Signing in as people do.</summary>
internal static class SignedIn
{
    public static async Task SignIn(this IPage page, string email, string password)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByText("Sign out").First).ToBeVisibleAsync();
    }
}
