using Interp.Analysis.Dictionaries;
using Interp.Bench.Peers;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Bench.Engine;

/// <summary>512 rows of 768 numbers times an encoder of 24,576 latents. Ours packs the rows, multiplies tile by tile and writes all of it, latent after latent.</summary>
internal sealed class EncoderTileProduct : IOwnProduct
{
    private const int Rows = 512;
    private const int Width = 768;
    private const int Latents = 24_576;
    private readonly int _threads;
    private readonly TimeProvider _time;
    private readonly Tensor _x, _encoder;
    private readonly float[] _rows, _matrix, _products = new float[Latents * Rows];
    private readonly RowPanels _panels = new(Rows, Width);

    internal EncoderTileProduct(int threads, TimeProvider time)
    {
        (_threads, _time) = (threads, time);
        using var random = new Generator().manual_seed(1);
        (_x, _encoder) = (randn(Rows, Width, generator: random), randn(Latents, Width, generator: random));
        (_rows, _matrix) = (_x.data<float>().ToArray(), _encoder.data<float>().ToArray());
    }

    public double Operations => 2.0 * Rows * Width * Latents;

    public double Ours()
    {
        var start = _time.GetTimestamp();
        Multiply();
        return _time.GetElapsedTime(start).TotalSeconds;
    }

    public double Torch()
    {
        using var guard = no_grad();
        var start = _time.GetTimestamp();
        _x.mm(_encoder.t()).Dispose();
        return _time.GetElapsedTime(start).TotalSeconds;
    }

    public void Agree()
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        Multiply();
        var theirs = _x.mm(_encoder.t()).t();
        Agreement.Require("own product of the encoder, largest difference", (tensor(_products).reshape(Latents, Rows) - theirs).abs().max().ToDouble(), 0, 1e-5 * theirs.abs().max().ToDouble());
    }

    public void Dispose()
    {
        _x.Dispose();
        _encoder.Dispose();
    }

    private void Multiply()
    {
        const int height = RowPanels.Height;
        Parallel.For(0, Rows / height, new ParallelOptions { MaxDegreeOfParallelism = _threads }, panel => _panels.Pack(panel, _rows.AsSpan(panel * height * Width, height * Width)));
        const int tiles = Latents / EncoderTile.Vectors;
        Parallel.For(0, _threads, new ParallelOptions { MaxDegreeOfParallelism = _threads }, part =>
        {
            Span<float> products = stackalloc float[EncoderTile.Vectors * height];
            Span<int> chosen = stackalloc int[EncoderTile.Vectors];
            for (var tile = part * tiles / _threads; tile < (part + 1) * tiles / _threads; tile++)
            {
                for (var i = 0; i < chosen.Length; i++) chosen[i] = tile * EncoderTile.Vectors + i;
                for (var panel = 0; panel < Rows / height; panel++)
                {
                    EncoderTile.Multiply(_panels.Panel(panel), _matrix, chosen, products);
                    for (var i = 0; i < chosen.Length; i++) products.Slice(i * height, height).CopyTo(_products.AsSpan(chosen[i] * Rows + panel * height));
                }
            }
        });
    }
}
