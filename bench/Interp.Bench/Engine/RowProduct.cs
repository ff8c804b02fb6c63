using Interp.Analysis.Numerics;
using Interp.Bench.Peers;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Bench.Engine;

/// <summary>One row of 768 numbers times a matrix <c>[768, 3072]</c>: an MLP at one position. Each of our threads adds up its share of the matrix's rows.</summary>
internal sealed class RowProduct : IOwnProduct
{
    private const int Width = 768;
    private const int Neurons = 3072;

    /// <summary>Of a round: one takes less than a millisecond.</summary>
    private const int Products = 100;

    private readonly int _threads;
    private readonly TimeProvider _time;
    private readonly Tensor _x, _W;
    private readonly float[] _row, _matrix;
    private readonly int[] _places = [.. Enumerable.Range(0, Width)];
    private readonly float[][] _sums;

    internal RowProduct(int threads, TimeProvider time)
    {
        (_threads, _time) = (threads, time);
        _sums = [.. Enumerable.Range(0, threads).Select(_ => new float[Neurons])];
        using var random = new Generator().manual_seed(1);
        (_x, _W) = (randn(1, Width, generator: random), randn(Width, Neurons, generator: random));
        (_row, _matrix) = (_x.data<float>().ToArray(), _W.data<float>().ToArray());
    }

    public double Operations => 2.0 * Width * Neurons * Products;

    public double Ours()
    {
        var start = _time.GetTimestamp();
        for (var i = 0; i < Products; i++) Multiply();
        return _time.GetElapsedTime(start).TotalSeconds;
    }

    public double Torch()
    {
        using var guard = no_grad();
        var start = _time.GetTimestamp();
        for (var i = 0; i < Products; i++) _x.mm(_W).Dispose();
        return _time.GetElapsedTime(start).TotalSeconds;
    }

    public void Agree()
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        Multiply();
        var theirs = _x.mm(_W);
        Agreement.Require("own product of a row, largest difference", (tensor(_sums[0]) - theirs.flatten()).abs().max().ToDouble(), 0, 1e-5 * theirs.abs().max().ToDouble());
    }

    public void Dispose()
    {
        _x.Dispose();
        _W.Dispose();
    }

    // The product ends in the first sum.
    private void Multiply()
    {
        Parallel.For(0, _threads, new ParallelOptions { MaxDegreeOfParallelism = _threads }, part =>
        {
            int first = part * Width / _threads, end = (part + 1) * Width / _threads;
            _sums[part].AsSpan().Clear();
            RowKernels.AddWeightedRows(_matrix, _places.AsSpan(first, end - first), _row.AsSpan(first, end - first), _sums[part]);
        });
        foreach (var sum in _sums.AsSpan(1)) RowKernels.AddScaled(1, sum, _sums[0]);
    }
}
