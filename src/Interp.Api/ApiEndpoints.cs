using Interp.Api.People;
using Interp.Api.Platform;
using Interp.Web;

namespace Interp.Api;

/// <summary>Every address that the site answers.</summary>
internal static class ApiEndpoints
{
    public static void MapInterpApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests);
        foreach (var type in typeof(ApiEndpoints).Assembly.GetTypes().Where(t => t.IsClass && typeof(IEndpoints).IsAssignableFrom(t)).OrderBy(t => t.FullName, StringComparer.Ordinal))
            ((IEndpoints)Activator.CreateInstance(type)!).Map(api);
        app.MapHub<JobsHub>("/hubs/jobs");
        app.MapAccount();
        app.MapQueueDashboard();
        app.MapHealthChecks("/healthz");
        app.MapOpenApi();
        app.MapStaticAssets();
        app.MapInterpWeb();
    }
}
