using System.Runtime.InteropServices;

namespace Interp.Bench.Browser;

/// <summary>What readers waited and were sent.</summary>
/// <param name="P50">Median, ms.</param>
/// <param name="P95">95th percentile, ms.</param>
/// <param name="KiB">95th percentile of the compressed body.</param>
/// <param name="PerSecond">Requests answered per second, all readers together.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Latencies(double P50, double P95, double KiB, double PerSecond)
{
    internal static Latencies Of(IReadOnlyCollection<(double Milliseconds, long Bytes)> answers, double seconds)
    {
        double[] times = [.. answers.Select(a => a.Milliseconds).Order()];
        double[] sizes = [.. answers.Select(a => a.Bytes / 1024.0).Order()];
        return new(At(times, 0.5), At(times, 0.95), At(sizes, 0.95), answers.Count / seconds);
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}
