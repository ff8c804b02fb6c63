using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>One forward pass over a prompt with what people look at: the next token and where heads look.</summary>
/// <param name="Logits">Of the token after the last, [d_vocab].</param>
/// <param name="Patterns">
/// Attention weights, 255 for 1: by layer, head, query and key ≤ query. Rounded, since they are drawn: half a step is 0.002.
/// </param>
/// <param name="ValueNorms">‖v‖ of each head at each position, by layer, head and position. Query heads that share values share their norms.</param>
public sealed record PromptRun(float[] Logits, byte[] Patterns, float[] ValueNorms)
{
    /// <param name="decoder">The model.</param>
    /// <param name="ids">The prompt, at least one token and at most the model's context.</param>
    /// <param name="cancellationToken">Looked at between layers.</param>
    public static PromptRun Of(Decoder decoder, IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        var config = decoder.Config;
        string[] names = [.. Enumerable.Range(0, config.n_layers).SelectMany(l => new[] { $"blocks.{l}.attn.hook_v", $"blocks.{l}.attn.hook_pattern" })];
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        using var run = decoder.Patch(torch.tensor(ids.Select(id => (long)id).ToArray()).view(1, ids.Count), [], names);
        var cells = ids.Count * (ids.Count + 1) / 2;
        var patterns = new byte[config.n_layers * config.n_heads * cells];
        var norms = new float[config.n_layers * config.n_heads * ids.Count];
        for (var layer = 0; layer < config.n_layers; layer++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Fold(run.Cache[$"blocks.{layer}.attn.hook_pattern"], patterns.AsSpan(layer * config.n_heads * cells), ids.Count);
            Norms(run.Cache[$"blocks.{layer}.attn.hook_v"], norms.AsSpan(layer * config.n_heads * ids.Count), config);
        }

        return new(Floats(run.Logits[0, -1]), patterns, norms);
    }

    // [1, n_heads, query, key], upper triangle 0, to rows of query + 1 bytes.
    private static void Fold(Tensor pattern, Span<byte> into, int tokens)
    {
        var weights = Floats(pattern);
        var next = 0;
        for (var row = 0; row < weights.Length / tokens; row++)
        {
            for (var key = 0; key <= row % tokens; key++) into[next++] = (byte)Math.Round(255 * Math.Clamp(weights[(row * tokens) + key], 0, 1));
        }
    }

    // [1, pos, n_kv_heads, d_head] to [n_heads, pos].
    private static void Norms(Tensor v, Span<float> into, DecoderConfig config)
    {
        using var scope = torch.NewDisposeScope();
        var tokens = (int)v.shape[1];
        var norms = Floats(v[0].square().sum(-1).sqrt().t());
        var group = config.n_heads / config.n_kv_heads;
        for (var head = 0; head < config.n_heads; head++) norms.AsSpan(head / group * tokens, tokens).CopyTo(into[(head * tokens)..]);
    }

    private static float[] Floats(Tensor tensor) => tensor.to(ScalarType.Float32).contiguous().data<float>().ToArray();
}
