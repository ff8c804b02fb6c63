using System.Globalization;

namespace Interp.Bench;

/// <summary>The machine in words, so that a figure can be placed.</summary>
internal static class Machine
{
    internal static string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {Processor()}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB");

    /// <summary>The most memory that this process has held so far; 0 where the system does not tell.</summary>
    internal static double PeakMebibytes()
    {
        const string file = "/proc/self/status";
        if (!File.Exists(file)) return 0;
        var line = File.ReadLines(file).FirstOrDefault(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Lets <see cref="PeakMebibytes"/> begin again at what is held now; false where the system cannot.</summary>
    internal static bool ForgetPeak()
    {
        const string file = "/proc/self/clear_refs";
        if (!File.Exists(file)) return false;
        try
        {
            File.WriteAllText(file, "5");
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        if (!File.Exists(file)) return "unknown processor";
        var line = File.ReadLines(file).FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? "unknown processor";
    }
}
