using Interp.Torch;

namespace Interp.Cli.Verify;

/// <summary>Matrix products run as fast as this processor's vectors allow, within a wide margin.</summary>
internal static class SpeedSection
{
    public static void Run(EngineFindings findings, TimeProvider time)
    {
        var blas = TorchEngine.CheckBlas(time);
        findings.Add(VerifyCheck.AtLeast(
            "blas-gflops", blas.Warning ?? FormattableString.Invariant($"10⁹ operations per second of a float32 product on {blas.Threads} threads"), null, blas.GigaflopsPerSecond, TorchEngine.Suspicious * blas.PlausibleGigaflopsPerSecond));
    }
}
