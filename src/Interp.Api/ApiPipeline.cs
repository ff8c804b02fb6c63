using Interp.Api.Platform;

namespace Interp.Api;

/// <summary>The order in which middleware sees a request.</summary>
internal static class ApiPipeline
{
    public static void UseInterpApi(this WebApplication app)
    {
        app.UseSecurityHeaders();
        // Programs get problem details, people get pages.
        app.UseWhen(ProgramPaths.Match, branch =>
        {
            branch.UseResponseCompression();
            branch.UseExceptionHandler();
            branch.UseStatusCodePages();
        });
        // Pages are packed too: the secrets in their forms are encrypted afresh each time, so that a length gives nothing away.
        app.UseWhen(context => !ProgramPaths.Match(context), branch =>
        {
            branch.UseResponseCompression();
            branch.UseExceptionHandler("/error", createScopeForErrors: true);
            branch.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
    }
}
