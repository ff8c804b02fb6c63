namespace Interp.Api.Platform;

/// <summary>RFC 9457 documents for every error.</summary>
internal static class ProblemServices
{
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var kind = ProblemKind.Of(context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode);
            context.ProblemDetails.Type = kind.Type;
            context.ProblemDetails.Title = kind.Title;
            context.ProblemDetails.Instance = context.HttpContext.Request.Path;
        });
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }
}
