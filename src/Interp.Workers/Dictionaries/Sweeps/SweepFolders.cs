using System.Globalization;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>Where the weights of points are kept.</summary>
internal static class SweepFolders
{
    public static string Of(WorkerSettings settings, Guid sweep, int number) =>
        Path.Combine(settings.DataFolder, "sweeps", sweep.ToString(), string.Create(CultureInfo.InvariantCulture, $"point-{number:00}"));
}
