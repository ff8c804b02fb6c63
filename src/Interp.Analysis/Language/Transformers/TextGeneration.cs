using System.Numerics.Tensors;
using TorchSharp;

namespace Interp.Analysis.Language;

/// <summary>Continues a sequence of tokens one at a time.</summary>
/// <param name="Temperature">Divides the logits; 0 always takes the likeliest token.</param>
/// <param name="Seed">Of the draws; equal seeds give equal text.</param>
public sealed record TextGeneration(double Temperature = 0, long Seed = 1)
{
    /// <param name="decoder">The model; it sees at most its last n_ctx tokens.</param>
    /// <param name="prompt">At least one token.</param>
    /// <param name="count">Most tokens to add.</param>
    /// <param name="stop">A token that ends the text (it is not returned), or -1.</param>
    /// <param name="cancellationToken">Ends the text early with an exception.</param>
    /// <returns>The new tokens, without the prompt.</returns>
    public IReadOnlyList<int> Continue(Decoder decoder, IReadOnlyList<int> prompt, int count, int stop = -1, CancellationToken cancellationToken = default) =>
        Continue(decoder.Forward, decoder.Config.n_ctx, prompt, count, stop, cancellationToken);

    /// <summary>The same with logits of the caller's making.</summary>
    /// <param name="logits">int64 <c>[1, pos]</c> → <c>[1, pos, d_vocab]</c>.</param>
    /// <param name="context">Most tokens that it is given.</param>
    /// <param name="prompt">At least one token.</param>
    /// <param name="count">Most tokens to add.</param>
    /// <param name="stop">A token that ends the text (it is not returned), or -1.</param>
    /// <param name="cancellationToken">Ends the text early with an exception.</param>
    internal IReadOnlyList<int> Continue(
        Func<torch.Tensor, torch.Tensor> logits, int context, IReadOnlyList<int> prompt, int count, int stop = -1, CancellationToken cancellationToken = default)
    {
        if (prompt.Count == 0) throw new ArgumentException("A text needs a first token to go on from, such as the model's beginning-of-text id.", nameof(prompt));
        var random = RandomStream.For(Seed, 0);
        List<int> tokens = [.. prompt];
        while (tokens.Count < prompt.Count + count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = Choose(Last(logits, context, tokens), random);
            if (next == stop) break;
            tokens.Add(next);
        }

        return tokens[prompt.Count..];
    }

    private static float[] Last(Func<torch.Tensor, torch.Tensor> logits, int context, List<int> tokens)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var seen = tokens.TakeLast(context).Select(t => (long)t).ToArray();
        return logits(torch.tensor(seen).view(1, seen.Length)).select(0, 0).select(0, seen.Length - 1).data<float>().ToArray();
    }

    private int Choose(float[] logits, RandomStream random)
    {
        if (Temperature <= 0) return TensorPrimitives.IndexOfMax(logits);
        var most = logits.Max();
        var weights = logits.Select(l => Math.Exp((l - most) / Temperature)).ToArray();
        var left = random.NextDouble() * weights.Sum();
        for (var token = 0; token < weights.Length; token++)
        {
            left -= weights[token];
            if (left < 0) return token;
        }

        return weights.Length - 1;
    }
}
