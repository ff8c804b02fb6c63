using static TorchSharp.torch;

namespace Interp.Bench.Sae;

/// <summary>The encoder's matrix product alone: what every step has to do at least, at the size of rows where libtorch is quickest.</summary>
internal sealed class EncoderProduct(int d_in, int d_sae, TimeProvider time)
{
    private const int ChunkRows = 1024;
    private readonly Generator _random = new Generator().manual_seed(1);

    /// <summary>Seconds that so many rows take.</summary>
    internal double Measure(int rows)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var chunk = Math.Min(rows, ChunkRows);
        var x = randn(chunk, d_in, generator: _random);
        var encoder = randn(d_sae, d_in, generator: _random);
        x.mm(encoder.t()).Dispose();
        var start = time.GetTimestamp();
        for (var first = 0; first < rows; first += chunk) x.mm(encoder.t()).Dispose();
        return time.GetElapsedTime(start).TotalSeconds;
    }
}
