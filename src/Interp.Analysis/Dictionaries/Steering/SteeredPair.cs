using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>A continuation as the model gives it beside one with features changed, drawn with the same seed.</summary>
/// <param name="Original">New tokens of the model as it is.</param>
/// <param name="Steered">New tokens of the steered model.</param>
/// <param name="Report">What was changed over the prompt and the steered continuation.</param>
public sealed record SteeredPair(IReadOnlyList<int> Original, IReadOnlyList<int> Steered, SteeringReport Report)
{
    /// <param name="decoder">The model.</param>
    /// <param name="steering">What is changed.</param>
    /// <param name="prompt">At least one token, its mark included.</param>
    /// <param name="generation">Temperature and seed.</param>
    /// <param name="count">Most new tokens of each.</param>
    /// <param name="stop">A token that ends a text, or -1.</param>
    /// <param name="cancellationToken">Looked at before each token.</param>
    public static SteeredPair Run(
        Decoder decoder, FeatureSteering steering, IReadOnlyList<int> prompt, TextGeneration generation, int count, int stop, CancellationToken cancellationToken)
    {
        var original = generation.Continue(decoder, prompt, count, stop, cancellationToken);
        var steered = generation.Continue(ids => steering.Run(decoder, ids).Logits, decoder.Config.n_ctx, prompt, count, stop, cancellationToken);
        using var scope = torch.NewDisposeScope();
        var all = prompt.Concat(steered).TakeLast(decoder.Config.n_ctx).Select(t => (long)t).ToArray();
        return new(original, steered, steering.Run(decoder, torch.tensor(all).reshape(1, all.Length)).Report);
    }
}

/// <summary>What steering did in one run.</summary>
/// <param name="Elements">Numbers at the hook point that differ.</param>
/// <param name="Positions">Tokens on which a feature was changed.</param>
/// <param name="MaxChange">Largest absolute difference of one number.</param>
public sealed record SteeringReport(long Elements, int Positions, double MaxChange);
