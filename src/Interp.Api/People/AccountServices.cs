using Interp.Api.Platform;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Interp.Api.People;

/// <summary>Who may come in: cookies for people, personal tokens for scripts.</summary>
internal static class AccountServices
{
    private const string Either = "interp";

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<IViewerAccessor, ViewerAccessor>();
        services.AddScoped<AuthenticationStateProvider, SignInRevalidation>();
        services.AddAuthentication(options =>
            {
                options.DefaultScheme = Either;
                options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
            })
            .AddPolicyScheme(Either, displayName: null, options => options.ForwardDefaultSelector = context =>
                TokenAuthentication.Presented(context.Request) ? TokenAuthentication.Scheme : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Scheme, configureOptions: null)
            .AddIdentityCookies();
        services.AddScoped<IAuthorizationHandler, AdministratorCheck>();
        services.AddAuthorization(options => options.AddPolicy(AdministratorsOnly.Policy, policy => policy.RequireAuthenticatedUser().AddRequirements(new AdministratorsOnly())));
        services.AddIdentityCore<Person>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireDigit = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
            })
            .AddEntityFrameworkStores<InterpDbContext>()
            .AddSignInManager();
        services.ConfigureApplicationCookie(Cookie);
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "interp";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.LoginPath = "/account/sign-in";
        options.AccessDeniedPath = "/account/forbidden";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (ProgramPaths.Match(context.HttpContext)) context.Response.StatusCode = status;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
