namespace Interp.Api.Platform;

/// <summary>Logs for an operator: on standard error, one line each, without every statement.</summary>
internal static class ReadableLogs
{
    public static void AddReadableLogs(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.AddSimpleConsole(options => options.SingleLine = true);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        // A failed statement throws as well; asking for the migration history of an empty database always fails once.
        logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
    }
}
