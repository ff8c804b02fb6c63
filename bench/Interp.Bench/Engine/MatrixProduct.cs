using static TorchSharp.torch;

namespace Interp.Bench.Engine;

/// <summary>The rate of a float32 product of square matrices.</summary>
internal static class MatrixProduct
{
    internal const int Size = 1024;
    internal const int Products = 10;

    /// <summary>Seconds of one round.</summary>
    internal static double Seconds(TimeProvider time)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var a = rand(Size, Size);
        var b = rand(Size, Size);
        var start = time.GetTimestamp();
        for (var i = 0; i < Products; i++) a.mm(b).Dispose();
        return time.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>10⁹ floating-point operations per second.</summary>
    internal static double Rate(double seconds) => 2.0 * Size * Size * Size * Products / seconds / 1e9;
}
