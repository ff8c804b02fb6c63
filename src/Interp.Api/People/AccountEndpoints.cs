using Interp.Api.Platform;
using Interp.Domain.Platform;
using Interp.Web.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Interp.Api.People;

/// <summary>What the forms under <c>/account</c> post to; each carries an antiforgery token.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/account").ExcludeFromDescription();
        // The pages of these addresses take posts too; these come first.
        account.MapPost("/sign-in", SignIn).WithOrder(-1);
        account.MapPost("/sign-out", SignOut).WithOrder(-1);
    }

    private static async Task<RedirectHttpResult> SignIn(
        [FromForm] string? email, [FromForm] string? password, [FromForm] string? returnUrl, SignInManager<Person> signIn, HttpContext context)
    {
        var result = await signIn.PasswordSignInAsync(email?.Trim() ?? string.Empty, password ?? string.Empty, isPersistent: true, lockoutOnFailure: true);
        if (result.Succeeded) return TypedResults.LocalRedirect(LocalAddresses.OrHome(returnUrl));
        KeptEmail.Keep(context, email);
        var problem = result.IsLockedOut ? "locked" : "wrong";
        return TypedResults.LocalRedirect($"/account/sign-in?problem={problem}&returnUrl={Uri.EscapeDataString(LocalAddresses.OrHome(returnUrl))}");
    }

    private static async Task<RedirectHttpResult> SignOut([FromForm] string? returnUrl, SignInManager<Person> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect(LocalAddresses.OrHome(returnUrl));
    }
}
