using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>One part of a batch: the shared weights with gradients of its own, so that shards can run side by side.</summary>
internal sealed class GradientShard : IDisposable
{
    private const string Unembedding = "unembed.W_U";

    private readonly Decoder _decoder;
    private readonly LinearCrossEntropy _crossEntropy;
    private readonly int _length, _microBatch;
    private readonly float[] _losses;

    public GradientShard(DecoderConfig config, DecoderWeights weights, int microBatch)
    {
        _decoder = new Decoder(config, weights.Replica(config));
        (_length, _microBatch) = (config.n_ctx, microBatch);
        _losses = new float[microBatch * config.n_ctx];
        _crossEntropy = new LinearCrossEntropy(config.d_model, config.d_vocab, _losses.Length);
    }

    /// <summary>Adds the gradient of scale · Σ losses.</summary>
    /// <param name="contexts">n_ctx + 1 tokens each, one after the other.</param>
    /// <param name="scale">Weight of each token's loss.</param>
    /// <returns>Sum of the losses in nats, unweighted.</returns>
    public double Accumulate(ReadOnlySpan<int> contexts, float scale)
    {
        double total = 0;
        foreach (var (tokens, targets) in MicroBatches(contexts))
        {
            using var scope = torch.NewDisposeScope();
            var hidden = Hidden(tokens);
            var losses = _losses.AsSpan(0, targets.Length);
            var gradient = _crossEntropy.Backward(hidden.detach(), _decoder.Weights[Unembedding], targets, scale, losses);
            hidden.backward([gradient]);
            foreach (var loss in losses) total += loss;
        }

        return total;
    }

    /// <summary>Loss of every predicted token, in order.</summary>
    public void Losses(ReadOnlySpan<int> contexts, Span<float> losses)
    {
        using var noGrad = torch.no_grad();
        foreach (var (tokens, targets) in MicroBatches(contexts))
        {
            using var scope = torch.NewDisposeScope();
            _crossEntropy.Loss(Hidden(tokens), _decoder.Weights[Unembedding], targets, losses);
            losses = losses[targets.Length..];
        }
    }

    /// <summary>The gradient gathered for a weight; belongs to the shard's current dispose scope.</summary>
    public Tensor Gradient(string name) => string.Equals(name, Unembedding, StringComparison.Ordinal)
        ? _crossEntropy.dW_U.alias()
        : _decoder.Weights[name].grad ?? throw new InvalidOperationException($"{name} received no gradient.");

    public void Clear()
    {
        foreach (var name in _decoder.Weights.Names) _decoder.Weights[name].grad = null;
        _crossEntropy.dW_U.zero_();
    }

    public void Dispose()
    {
        _decoder.Dispose();
        _crossEntropy.Dispose();
    }

    private Tensor Hidden(long[] tokens)
    {
        var ids = torch.tensor(tokens).view(tokens.Length / _length, _length);
        return _decoder.Hidden(ids, new RunHooks()).reshape(tokens.Length, _decoder.Config.d_model);
    }

    private List<(long[] Tokens, int[] Targets)> MicroBatches(ReadOnlySpan<int> contexts)
    {
        var batches = new List<(long[], int[])>();
        for (var all = contexts; !all.IsEmpty;)
        {
            var count = Math.Min(_microBatch, all.Length / (_length + 1));
            var (tokens, targets) = (new long[count * _length], new int[count * _length]);
            for (var i = 0; i < tokens.Length; i++)
            {
                var at = i / _length * (_length + 1) + i % _length;
                (tokens[i], targets[i]) = (all[at], all[at + 1]);
            }

            batches.Add((tokens, targets));
            all = all[(count * (_length + 1))..];
        }

        return batches;
    }
}
