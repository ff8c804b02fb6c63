using Interp.Analysis.Dictionaries;
using Interp.Bench.Sae;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Bench.Peers.Plain;

/// <summary>Steps of training a plain autoencoder, from our weights on our rows: torch.optim.Adam, decoder rows of unit norm, a dispose scope for each step.</summary>
internal sealed class PlainSaeSteps : IDisposable
{
    private readonly PlainSae _sae;
    private readonly optim.Optimizer _optimiser;
    private readonly Tensor _rows;
    private readonly TimeProvider _time;
    private readonly int _batch;
    private long _step;

    /// <param name="one">What is trained.</param>
    /// <param name="weights">Ours, before the first step.</param>
    /// <param name="rows"><c>[rows, d]</c>, a multiple of the batch.</param>
    /// <param name="time">Measures.</param>
    internal PlainSaeSteps(SaeCase one, IReadOnlyDictionary<string, Memory<float>> weights, float[] rows, TimeProvider time)
    {
        (_time, _batch) = (time, one.Options.BatchSize);
        _sae = Create(one, weights);
        _rows = tensor(rows, [rows.Length / one.d_in, one.d_in]);
        _optimiser = optim.Adam(_sae.parameters(), lr: one.Options.BaseLearningRate);
    }

    /// <summary>Mean over the first batch of ‖x − x̂‖², and the mean number of active latents.</summary>
    internal (double SquaredError, double L0) Look()
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var x = _rows.narrow(0, 0, _batch);
        var f = _sae.call(x);
        return ((_sae.Decode(f) - x).square().sum().ToDouble() / _batch, (double)f.count_nonzero().ToInt64() / _batch);
    }

    /// <summary>Seconds that so many steps take.</summary>
    internal double Run(int steps)
    {
        var start = _time.GetTimestamp();
        for (var i = 0; i < steps; i++) Step();
        return _time.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose()
    {
        _optimiser.Dispose();
        _rows.Dispose();
        _sae.Dispose();
    }

    private void Step()
    {
        using var scope = NewDisposeScope();
        var x = _rows.narrow(0, _step++ * _batch % _rows.shape[0], _batch);
        _optimiser.zero_grad();
        var f = _sae.call(x);
        var loss = (_sae.Decode(f) - x).square().sum();
        if (_sae.Penalty(f) is { } penalty) loss += penalty;
        (loss / _batch).backward();
        using var guard = no_grad();
        // Only the part of the gradient that turns a row counts, since its length is set again.
        var (decoder, gradient) = (_sae.Decoder, _sae.Decoder.grad!);
        gradient.sub_((gradient * decoder).sum(1, keepdim: true) * decoder);
        _optimiser.step();
        decoder.div_(linalg.vector_norm(decoder, dims: [1], keepdim: true));
    }

    private static PlainSae Create(SaeCase one, IReadOnlyDictionary<string, Memory<float>> weights) => one.Options switch
    {
        TopKOptions options => new PlainTopK(weights, one.d_in, options.k),
        BatchTopKOptions options => new PlainBatchTopK(weights, one.d_in, options.k),
        L1Options options => new PlainL1(weights, one.d_in, options.Coefficient),
        JumpReLUOptions options => new PlainJumpReLU(weights, one.d_in, options.Bandwidth, options.Coefficient),
        _ => throw new ArgumentException($"No plain peer for recipe {one.Options.Recipe}.", nameof(one)),
    };
}
