using static TorchSharp.torch;

namespace Interp.Bench.Engine;

/// <summary>What one call costs: adding two tensors of 8 elements, with the wrapper made and disposed.</summary>
internal static class SmallOperator
{
    /// <summary>Of a round.</summary>
    internal const int Calls = 100_000;

    /// <summary>Seconds of one round.</summary>
    internal static double Seconds(TimeProvider time)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var a = ones(8);
        var b = ones(8);
        var start = time.GetTimestamp();
        for (var i = 0; i < Calls; i++) a.add(b).Dispose();
        return time.GetElapsedTime(start).TotalSeconds;
    }
}
