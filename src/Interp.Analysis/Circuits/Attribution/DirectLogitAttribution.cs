using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// What every head, MLP, embedding and bias adds to the logit difference at END: ((c − mean c) / σ ⊙ w) · (W_U[:, answer] − W_U[:, wrong]) for a
/// summand c of the residual stream, with the σ that the model itself divides by (Elhage et al. 2021; Wang et al. 2022). RMSNorm removes no
/// mean. The summands and the two biases add up to the logit difference.
/// </summary>
public static class DirectLogitAttribution
{
    /// <summary>Tokens run at a time.</summary>
    private const int Chunk = 4096;

    /// <param name="decoder">The model.</param>
    /// <param name="prompts">What is read.</param>
    /// <param name="corrupted">Takes the corrupted prompts, scored with the same answers.</param>
    /// <param name="cancellationToken">Checked between parts of the batch.</param>
    /// <exception cref="ArgumentException">A prompt or an answer does not fit the model.</exception>
    public static LogitAttribution Compute(Decoder decoder, PromptBatch prompts, bool corrupted = false, CancellationToken cancellationToken = default)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var tokens = corrupted ? prompts.Corrupted() : prompts.Clean();
        var ends = prompts.Positions(TokenPair.End);
        var (values, differences) = (new List<double[]>(prompts.Count), new List<double>(prompts.Count));
        var step = Math.Max(1, Chunk / prompts.Length);
        for (var first = 0; first < prompts.Count; first += step)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var chunk = torch.NewDisposeScope();
            var count = Math.Min(step, prompts.Count - first);
            var pairs = prompts.Pairs.Skip(first).Take(count).ToList();
            var (parts, difference) = Chunked(decoder, tokens.narrow(0, first, count), ends.AsSpan(first, count), pairs);
            var numbers = parts.data<double>().ToArray();
            values.AddRange(numbers.Chunk(numbers.Length / count));
            differences.AddRange(difference.data<double>().ToArray());
        }

        return new LogitAttribution([.. Components(decoder.Config)], values, differences);
    }

    /// <summary>The summands of a model of this configuration, in the order of the values.</summary>
    public static IEnumerable<Component> Components(DecoderConfig config)
    {
        yield return new(ComponentKind.TokenEmbedding);
        if (config.Positions == PositionalEncoding.Learned) yield return new(ComponentKind.PositionEmbedding);
        for (var layer = 0; layer < config.n_layers; layer++)
        {
            for (var head = 0; head < config.n_heads; head++) yield return new(ComponentKind.Head, layer, head);
            if (config.AttentionBias) yield return new(ComponentKind.AttentionBias, layer);
            if (config.d_mlp > 0) yield return new(ComponentKind.Mlp, layer);
        }

        if (config.Normalisation == Normalisation.LayerNorm) yield return new(ComponentKind.FinalNormBias);
        if (config.UnembeddingBias) yield return new(ComponentKind.UnembeddingBias);
    }

    // [prompt, component] and [prompt], float64.
    private static (Tensor Parts, Tensor Difference) Chunked(Decoder decoder, Tensor tokens, ReadOnlySpan<int> ends, List<TokenPair> pairs)
    {
        var config = decoder.Config;
        using var cache = decoder.RunWithCache(tokens, [.. HookPoints(config)]);
        var at = new PromptPositions(ends);
        var direction = new LogitDirection(decoder, pairs);
        var u = direction.Through(config.Normalisation == Normalisation.None ? null : at.Of(cache["ln_final.hook_scale"]));
        var parts = Components(config).Where(c => c.Kind != ComponentKind.Head || c.Head == 0).Select(Part).ToList();

        // In the model's own precision and by its own path: the sum has something to agree with.
        var last = at.Of(cache[$"blocks.{config.n_layers - 1}.hook_resid_post"]).unsqueeze(1);
        var hidden = decoder.HiddenFrom(config.n_layers, last, new RunHooks()).squeeze(1);
        var difference = (hidden * direction.Difference.to(hidden.dtype)).sum(-1).to(ScalarType.Float64) + direction.UnembeddingBias;
        return (torch.cat(parts, 1).contiguous(), difference);

        Tensor Part(Component component) => component.Kind switch
        {
            ComponentKind.TokenEmbedding => Read("hook_embed"),
            ComponentKind.PositionEmbedding => Read("hook_pos_embed"),
            ComponentKind.Head => Heads(component.Layer),
            ComponentKind.AttentionBias => u.mv(decoder.Weights[$"blocks.{component.Layer}.attn.b_O"].to(ScalarType.Float64)).unsqueeze(1),
            ComponentKind.Mlp => Read($"blocks.{component.Layer}.hook_mlp_out"),
            ComponentKind.FinalNormBias => direction.FinalNormBias.unsqueeze(1),
            _ => direction.UnembeddingBias.unsqueeze(1),
        };

        Tensor Read(string hookPoint) => (at.Of(cache[hookPoint]).to(ScalarType.Float64) * u).sum(-1, keepdim: true);

        Tensor Heads(int layer)
        {
            var toHead = torch.einsum("hem,nm->nhe", decoder.Weights[$"blocks.{layer}.attn.W_O"].to(ScalarType.Float64), u);
            return (at.Of(cache[$"blocks.{layer}.attn.hook_z"]).to(ScalarType.Float64) * toHead).sum(-1); // [prompt, n_heads]
        }
    }

    private static IEnumerable<string> HookPoints(DecoderConfig config)
    {
        yield return "hook_embed";
        if (config.Positions == PositionalEncoding.Learned) yield return "hook_pos_embed";
        for (var layer = 0; layer < config.n_layers; layer++)
        {
            yield return $"blocks.{layer}.attn.hook_z";
            if (config.d_mlp > 0) yield return $"blocks.{layer}.hook_mlp_out";
        }

        yield return $"blocks.{config.n_layers - 1}.hook_resid_post";
        if (config.Normalisation != Normalisation.None) yield return "ln_final.hook_scale";
    }
}
