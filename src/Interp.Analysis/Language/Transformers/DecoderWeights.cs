using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>The named tensors of a decoder, complete and of the right shapes.</summary>
public sealed class DecoderWeights : IDisposable
{
    private readonly Dictionary<string, Tensor> _tensors;

    /// <summary>Takes over <paramref name="tensors"/>, which must be exactly those of <see cref="Shapes"/>.</summary>
    /// <exception cref="InvalidDataException">A tensor is missing, unknown or of another shape.</exception>
    public DecoderWeights(DecoderConfig config, IReadOnlyDictionary<string, Tensor> tensors)
    {
        var shapes = Shapes(config).ToList();
        Refuse("missing", shapes.Select(w => w.Name).Where(n => !tensors.ContainsKey(n)));
        Refuse("unknown to this configuration", tensors.Keys.Except(shapes.Select(w => w.Name), StringComparer.Ordinal));
        Refuse("of another shape", shapes.Where(w => !tensors[w.Name].shape.SequenceEqual(w.Shape))
            .Select(w => $"{w.Name} [{string.Join(", ", tensors[w.Name].shape)}], expected [{string.Join(", ", w.Shape)}]"));
        _tensors = shapes.ToDictionary(w => w.Name, w => tensors[w.Name].DetachFromDisposeScope(), StringComparer.Ordinal);
    }

    /// <summary>Names in the order of <see cref="Shapes"/>.</summary>
    public IReadOnlyCollection<string> Names => _tensors.Keys;

    /// <exception cref="KeyNotFoundException">The model has no weight of that name.</exception>
    public Tensor this[string name] => _tensors.TryGetValue(name, out var tensor)
        ? tensor
        : throw new KeyNotFoundException($"No weight named {name}. {NearestNames.Hint(name, _tensors.Keys)}");

    public Tensor? Find(string name) => _tensors.GetValueOrDefault(name);

    /// <summary>Number of parameters of a model of this configuration.</summary>
    public static long Count(DecoderConfig config)
    {
        long layer = Shapes(config with { n_layers = 1 }).Sum(Volume), none = Shapes(config with { n_layers = 0 }).Sum(Volume);
        return none + config.n_layers * (layer - none);

        static long Volume(WeightShape weight) => weight.Shape.Aggregate(1L, (a, b) => a * b);
    }

    /// <summary>Every weight of a model of this configuration, in a fixed order.</summary>
    public static IEnumerable<WeightShape> Shapes(DecoderConfig c)
    {
        yield return new("W_E", c.d_vocab, c.d_model);
        if (c.Positions == PositionalEncoding.Learned) yield return new("W_pos", c.n_ctx, c.d_model);
        for (var layer = 0; layer < c.n_layers; layer++)
        {
            foreach (var weight in Norm($"blocks.{layer}.ln1")) yield return weight;
            foreach (var weight in Attention($"blocks.{layer}.attn")) yield return weight;
            if (c.d_mlp == 0) continue;
            foreach (var weight in Norm($"blocks.{layer}.ln2")) yield return weight;
            foreach (var weight in Mlp($"blocks.{layer}.mlp")) yield return weight;
        }

        foreach (var weight in Norm("ln_final")) yield return weight;
        if (!c.TiedUnembedding) yield return new("unembed.W_U", c.d_model, c.d_vocab);
        if (c.UnembeddingBias) yield return new("unembed.b_U", c.d_vocab);

        IEnumerable<WeightShape> Norm(string at)
        {
            if (c.Normalisation != Normalisation.None) yield return new($"{at}.w", c.d_model);
            if (c.Normalisation == Normalisation.LayerNorm) yield return new($"{at}.b", c.d_model);
        }

        IEnumerable<WeightShape> Attention(string at)
        {
            yield return new($"{at}.W_Q", c.n_heads, c.d_model, c.d_head);
            yield return new($"{at}.W_K", c.n_kv_heads, c.d_model, c.d_head);
            yield return new($"{at}.W_V", c.n_kv_heads, c.d_model, c.d_head);
            yield return new($"{at}.W_O", c.n_heads, c.d_head, c.d_model);
            if (!c.AttentionBias) yield break;
            yield return new($"{at}.b_Q", c.n_heads, c.d_head);
            yield return new($"{at}.b_K", c.n_kv_heads, c.d_head);
            yield return new($"{at}.b_V", c.n_kv_heads, c.d_head);
            yield return new($"{at}.b_O", c.d_model);
        }

        IEnumerable<WeightShape> Mlp(string at)
        {
            yield return new($"{at}.W_in", c.d_model, c.d_mlp);
            if (c.GatedMlp) yield return new($"{at}.W_gate", c.d_model, c.d_mlp);
            yield return new($"{at}.W_out", c.d_mlp, c.d_model);
            if (!c.MlpBias) yield break;
            yield return new($"{at}.b_in", c.d_mlp);
            yield return new($"{at}.b_out", c.d_model);
        }
    }

    /// <summary>Leaves over the same storage that gather gradients of their own.</summary>
    public DecoderWeights Replica(DecoderConfig config) =>
        new(config, _tensors.ToDictionary(t => t.Key, t => t.Value.detach().requires_grad_(true), StringComparer.Ordinal));

    /// <summary>Copies of another element type, without gradients.</summary>
    public DecoderWeights To(DecoderConfig config, ScalarType type)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        return new(config, _tensors.ToDictionary(t => t.Key, t => ForProducts(t.Key, t.Value.to(type, copy: true)), StringComparer.Ordinal));
    }

    /// <summary>
    /// The weight, laid out in memory as products read it: W_Q, W_K and W_V are [heads, d_model, d_head] to everybody, but all heads go into one product
    /// with [d_model, heads · d_head], which is then a view instead of a copy in every pass.
    /// </summary>
    internal static Tensor ForProducts(string name, Tensor weight) =>
        name.EndsWith(".W_Q", StringComparison.Ordinal) || name.EndsWith(".W_K", StringComparison.Ordinal) || name.EndsWith(".W_V", StringComparison.Ordinal)
            ? weight.permute(1, 0, 2).contiguous().permute(1, 0, 2)
            : weight;

    /// <summary>Copies on another device, without gradients.</summary>
    public DecoderWeights To(DecoderConfig config, Device device)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        return new(config, _tensors.ToDictionary(t => t.Key, t => ForProducts(t.Key, t.Value.to(device, copy: true)), StringComparer.Ordinal));
    }

    public void Dispose()
    {
        foreach (var tensor in _tensors.Values) tensor.Dispose();
    }

    private static void Refuse(string what, IEnumerable<string> names)
    {
        var list = names.ToList();
        if (list.Count == 0) return;
        var more = list.Count > 8 ? $" and {list.Count - 8} more" : "";
        throw new InvalidDataException($"Model weights {what}: {string.Join("; ", list.Take(8))}{more}. Check that config.json belongs to these weights.");
    }
}
