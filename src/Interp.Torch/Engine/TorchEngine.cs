using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Torch;

/// <summary>What a program asks the tensor engine about itself.</summary>
public static class TorchEngine
{
    private const int Size = 512;
    private const int Rounds = 5;

    /// <summary>Below this part of the plausible rate something is wrong with the BLAS, not with the clock.</summary>
    private const double Suspicious = 0.3;

    private const string Cure =
        "If libblas.so.3 is the reference BLAS, install a fast one (Debian and Ubuntu: apt-get install libopenblas0-pthread). "
        + "If OpenBLAS took the processor for an old one, name it: OPENBLAS_CORETYPE=SKYLAKEX with AVX-512, HASWELL with AVX2.";

    /// <summary>The version of libtorch, e.g. <c>1.13.1</c>.</summary>
    public static string Version => torch.__version__;

    /// <summary>Times a product of two 512 × 512 matrices and judges the rate; takes some milliseconds with a good BLAS.</summary>
    public static BlasCheck CheckBlas(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var a = ones(Size, Size);
        var b = ones(Size, Size);
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var (start, cpu) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
            using var product = a.mm(b);
            // Other programs stretch the time that passes, other threads of this one the time computed: the smaller is nearer the truth.
            var (passed, computed) = (time.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds / get_num_threads());
            var seconds = computed > 0 ? Math.Min(passed, computed) : passed;
            // The first round pays for starting the threads; the best of the others is the least disturbed.
            if (round > 0) best = Math.Min(best, seconds);
        }

        return Judge(2.0 * Size * Size * Size / best / 1e9, get_num_threads(), VectorUnit.PlausibleGigaflops, VectorUnit.Name);
    }

    internal static BlasCheck Judge(double gigaflops, int threads, double plausiblePerThread, string unit)
    {
        var plausible = threads * plausiblePerThread;
        return new BlasCheck(gigaflops, plausible, threads, gigaflops >= Suspicious * plausible ? null
            : FormattableString.Invariant($"Matrix products run at {gigaflops:F0} GFLOP/s; {threads} threads with {unit} should reach about {plausible:F0}. ") + Cure);
    }
}
