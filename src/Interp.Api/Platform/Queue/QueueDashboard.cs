using Hangfire;
using Hangfire.Dashboard;

namespace Interp.Api.Platform;

/// <summary>Hangfire's own pages, for administrators: which worker holds what, what waits, what failed. Only to look at.</summary>
internal static class QueueDashboard
{
    private const string Address = "/admin/queue";

    public static void MapQueueDashboard(this IEndpointRouteBuilder app)
    {
        var options = new DashboardOptions
        {
            // The endpoint asks who may come.
            Authorization = [],
            // Deleting or queueing again there would go past our row, and leave a job that nobody runs.
            IsReadOnlyFunc = _ => true,
            DisplayStorageConnectionString = false,
            DashboardTitle = "Queue",
            AppPath = "/jobs",
            // The id of our row, so that one finds /jobs/{id}: every entry calls the same method.
            DisplayNameFunc = (_, job) => $"Job {job.Args[0]}",
        };
        // The middleware itself: what Hangfire would register with it are settings for the whole process.
        var pages = app.CreateApplicationBuilder();
        pages.UsePathBase(Address);
        pages.UseMiddleware<AspNetCoreDashboardMiddleware>(app.ServiceProvider.GetRequiredService<JobStorage>(), options, DashboardRoutes.Routes);
        pages.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.Map($"{Address}/{{**page}}", pages.Build()).ExcludeFromDescription().RequireAuthorization(AdministratorsOnly.Policy);
    }
}
