using static TorchSharp.torch;

namespace Interp.Bench.Patching;

/// <summary>A model itself: all logits, and the gradients of all weights.</summary>
/// <param name="logits">A forward pass.</param>
/// <param name="loss">Mean cross-entropy of the next token, through which gradients flow.</param>
/// <param name="weights">All of them.</param>
/// <param name="time">Measures.</param>
internal sealed class ModelSpeed(Func<Tensor> logits, Func<Tensor> loss, IReadOnlyList<Tensor> weights, TimeProvider time)
{
    /// <summary>Seconds of a forward pass to all logits.</summary>
    internal double Forward()
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var start = time.GetTimestamp();
        logits();
        return time.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Seconds of forward, loss, and backward to every weight.</summary>
    internal double Backward()
    {
        using var scope = NewDisposeScope();
        foreach (var weight in weights) weight.requires_grad_(true);
        var start = time.GetTimestamp();
        loss().backward();
        var seconds = time.GetElapsedTime(start).TotalSeconds;
        foreach (var weight in weights)
        {
            weight.grad = null;
            weight.requires_grad_(false);
        }

        return seconds;
    }
}
