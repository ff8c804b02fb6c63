using Microsoft.Extensions.Logging;

namespace Interp.Workers.Runs;

/// <summary>The folder of a job that has ended.</summary>
internal static class JobFolder
{
    /// <summary>Removes it; what cannot be removed is left and logged, since the job's outcome stands.</summary>
    public static void Delete(string folder, ILogger log)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(exception, "The folder {Folder} could not be removed.", folder);
        }
    }
}
