using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Torch;

/// <summary>What a program asks the tensor engine about itself.</summary>
public static class TorchEngine
{
    private const int Size = 512;
    private const int Rounds = 5;

    /// <summary>Below this part of the plausible rate something slows the products down that is not the clock.</summary>
    public const double Suspicious = 0.3;

    private const string Cure =
        "libtorch's products are oneMKL's, which takes the widest kernels that it has for the processor. So slow, another program has the cores: stop it, or set "
        + "OMP_NUM_THREADS to the number of cores that are free. Or a variable holds oneMKL to an old processor: unset MKL_CBWR=COMPATIBLE and MKL_ENABLE_INSTRUCTIONS.";

    /// <summary>The version of libtorch, e.g. <c>2.10.0</c>.</summary>
    public static string Version => torch.__version__;

    /// <summary>Times a product of two 512 × 512 matrices and judges the rate; takes some milliseconds where all is well.</summary>
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
