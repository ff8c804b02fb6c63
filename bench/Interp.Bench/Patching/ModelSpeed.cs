using Interp.Analysis.Transformers;
using static TorchSharp.torch;

namespace Interp.Bench.Patching;

/// <summary>The model itself: all logits, and the gradients of all weights.</summary>
internal sealed class ModelSpeed(Decoder decoder, Tensor tokens, TimeProvider time)
{
    /// <summary>Seconds of a forward pass to all logits.</summary>
    internal double Forward()
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var start = time.GetTimestamp();
        decoder.Forward(tokens);
        return time.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Seconds of forward, mean cross-entropy of the next token, and backward to every weight.</summary>
    internal double Backward()
    {
        using var scope = NewDisposeScope();
        foreach (var name in decoder.Weights.Names) decoder.Weights[name].requires_grad_(true);
        var start = time.GetTimestamp();
        TextLoss.Differentiable(decoder, tokens).backward();
        var seconds = time.GetElapsedTime(start).TotalSeconds;
        foreach (var name in decoder.Weights.Names)
        {
            decoder.Weights[name].grad = null;
            decoder.Weights[name].requires_grad_(false);
        }

        return seconds;
    }
}
