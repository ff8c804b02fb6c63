using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Interp.Workers.Platform;

/// <summary>The folder of a job that has ended.</summary>
internal static class JobFolder
{
    /// <summary>Removes it; what cannot be removed is left and logged, since the job's outcome stands.</summary>
    public static void Delete(string folder, ILogger log) => Try(folder, log, () =>
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    });

    /// <summary>Whether there is something in it that is worth going on from.</summary>
    public static bool HoldsCheckpoints(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "step-*.json", SearchOption.AllDirectories).Any();

    /// <summary>The checkpoints in it: another text as soon as there is one more.</summary>
    public static string Checkpoints(string folder)
    {
        if (!Directory.Exists(folder)) return string.Empty;
        var names = Directory.EnumerateFiles(folder, "step-*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names))));
    }

    /// <summary>Sets it aside for the next job of the same parameters; what an earlier one left there is replaced.</summary>
    public static void Keep(string folder, string aside, ILogger log) => Try(folder, log, () =>
    {
        if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        Directory.Move(folder, aside);
    });

    /// <summary>Goes on with what was set aside, unless the job has begun by itself.</summary>
    public static void TakeUp(string aside, string folder, ILogger log) => Try(aside, log, () =>
    {
        if (Directory.Exists(aside) && !Directory.Exists(folder)) Directory.Move(aside, folder);
    });

    private static void Try(string folder, ILogger log, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(exception, "The folder {Folder} could not be moved or removed.", folder);
        }
    }
}
