using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>
/// Unembedding and cross-entropy as one step. All logits of a batch ([4096, 5000] is 80 MB) would leave the cache and cross
/// the memory bus five times; here a few rows at a time become logits, then gradients, then parts of both gradient products.
/// </summary>
internal sealed class LinearCrossEntropy : IDisposable
{
    private readonly int _chunk, _d_vocab;
    private readonly Tensor _logits, _dHidden;

    /// <param name="d_model">Width of the hidden rows.</param>
    /// <param name="d_vocab">Number of tokens.</param>
    /// <param name="maxRows">Most rows in one call.</param>
    /// <param name="chunk">Rows whose logits exist at one time.</param>
    public LinearCrossEntropy(int d_model, int d_vocab, int maxRows, int chunk = 256)
    {
        (_chunk, _d_vocab) = (Math.Min(chunk, maxRows), d_vocab);
        using var outside = torch.NewDisposeScope();
        _logits = torch.empty(_chunk, d_vocab, dtype: ScalarType.Float32).DetachFromDisposeScope();
        _dHidden = torch.empty(maxRows, d_model, dtype: ScalarType.Float32).DetachFromDisposeScope();
        dW_U = torch.zeros(d_model, d_vocab, dtype: ScalarType.Float32).DetachFromDisposeScope();
    }

    /// <summary>Gradient of the unembedding, [d_model, d_vocab], summed since the caller last cleared it.</summary>
    public Tensor dW_U { get; }

    /// <summary>Adds to <see cref="dW_U"/> and returns the gradient with respect to <paramref name="hidden"/>.</summary>
    /// <param name="hidden">[rows, d_model], no gradient attached.</param>
    /// <param name="W_U">[d_model, d_vocab].</param>
    /// <param name="targets">One token id per row.</param>
    /// <param name="scale">Weight of each row in the loss.</param>
    /// <param name="losses">Receives each row's loss in nats, without the weight.</param>
    /// <returns>[rows, d_model]; valid until the next call.</returns>
    public Tensor Backward(Tensor hidden, Tensor W_U, ReadOnlySpan<int> targets, float scale, Span<float> losses)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var transposed = W_U.t();
        for (var start = 0; start < targets.Length; start += _chunk)
        {
            var (rows, x, logits) = Logits(hidden, W_U, start, targets.Length);
            var numbers = TensorSpan.Of(logits);
            for (var row = 0; row < rows; row++)
                losses[start + row] = SoftmaxCrossEntropy.Backward(numbers.Slice(row * _d_vocab, _d_vocab), targets[start + row], scale);
            dW_U.addmm_(x.t(), logits, 1, 1);
            _dHidden.narrow(0, start, rows).addmm_(logits, transposed, 0, 1);
        }

        return _dHidden.narrow(0, 0, targets.Length).MoveToOuterDisposeScope();
    }

    /// <summary>Each row's loss in nats, without any gradient.</summary>
    public void Loss(Tensor hidden, Tensor W_U, ReadOnlySpan<int> targets, Span<float> losses)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        for (var start = 0; start < targets.Length; start += _chunk)
        {
            var (rows, _, logits) = Logits(hidden, W_U, start, targets.Length);
            var numbers = TensorSpan.Of(logits);
            for (var row = 0; row < rows; row++)
                losses[start + row] = SoftmaxCrossEntropy.Loss(numbers.Slice(row * _d_vocab, _d_vocab), targets[start + row]);
        }
    }

    public void Dispose()
    {
        _logits.Dispose();
        _dHidden.Dispose();
        dW_U.Dispose();
    }

    private (int Rows, Tensor X, Tensor Logits) Logits(Tensor hidden, Tensor W_U, int start, int total)
    {
        var rows = Math.Min(_chunk, total - start);
        var x = hidden.narrow(0, start, rows);
        return (rows, x, _logits.narrow(0, 0, rows).addmm_(x, W_U, 0, 1));
    }
}
