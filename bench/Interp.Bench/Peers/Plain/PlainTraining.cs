using static TorchSharp.torch;

namespace Interp.Bench.Peers.Plain;

/// <summary>Training a language model as one writes it in TorchSharp: modules, autograd, torch.optim.AdamW, a dispose scope for each step.</summary>
internal sealed class PlainTraining : IDisposable
{
    private const double ClipNorm = 1;
    private readonly PlainDecoder _model;
    private readonly optim.Optimizer _optimiser;
    private readonly TimeProvider _time;

    /// <summary>Takes over <paramref name="model"/>.</summary>
    internal PlainTraining(PlainDecoder model, TimeProvider time)
    {
        (_model, _time) = (model, time);
        _optimiser = optim.AdamW(model.parameters(), lr: 1e-3, beta1: 0.9, beta2: 0.95, weight_decay: 0.1);
    }

    /// <summary>Seconds from the end of the first step to the end of the last.</summary>
    /// <param name="batches">int64 <c>[steps, batch, pos + 1]</c>: each token but the first is predicted.</param>
    internal double Steps(Tensor batches)
    {
        var (steps, length) = (batches.shape[0], batches.shape[2] - 1);
        var start = _time.GetTimestamp();
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var tokens = batches.select(0, step);
            _optimiser.zero_grad();
            var logits = _model.call(tokens.narrow(1, 0, length).contiguous());
            var loss = nn.functional.cross_entropy(logits.flatten(0, 1), tokens.narrow(1, 1, length).flatten());
            loss.backward();
            nn.utils.clip_grad_norm_(_model.parameters(), ClipNorm);
            _optimiser.step();
            if (step == 0) start = _time.GetTimestamp();
        }

        return _time.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose()
    {
        _optimiser.Dispose();
        _model.Dispose();
    }
}
