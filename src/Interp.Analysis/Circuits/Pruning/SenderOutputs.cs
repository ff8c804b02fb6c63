using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>What every part of a decoder writes in a plain run, and the residual stream between. Owns its tensors.</summary>
internal sealed class SenderOutputs : IDisposable
{
    private readonly ActivationCache _cache;
    private readonly Tensor[] _outputs; // [batch, pos, d_model] each
    private readonly DecoderConfig _config;

    private SenderOutputs(ActivationCache cache, Tensor[] outputs, DecoderConfig config) => (_cache, _outputs, _config) = (cache, outputs, config);

    public Tensor this[int sender] => _outputs[sender];

    /// <param name="decoder">The model.</param>
    /// <param name="tokens">int64 [batch, pos].</param>
    public static SenderOutputs Of(Decoder decoder, Tensor tokens)
    {
        var config = decoder.Config;
        var names = Enumerable.Range(0, config.n_layers).SelectMany(l => Points(l, config)).Append($"blocks.{config.n_layers - 1}.hook_resid_post").ToArray();
        var cache = decoder.RunWithCache(tokens, names);
        using var scope = torch.NewDisposeScope();
        var outputs = new List<Tensor> { cache["blocks.0.hook_resid_pre"].alias() };
        for (var layer = 0; layer < config.n_layers; layer++)
        {
            for (var head = 0; head < config.n_heads; head++) outputs.Add(cache[$"blocks.{layer}.attn.hook_result"].select(2, head));
            if (config.d_mlp > 0) outputs.Add(cache[$"blocks.{layer}.hook_mlp_out"].alias());
        }

        return new SenderOutputs(cache, [.. outputs.Select(o => o.DetachFromDisposeScope())], config);
    }

    public IEnumerable<Tensor> First(int count) => _outputs.Take(count);

    /// <summary>What a layer reads, or what its MLP does; with the number of layers, what the final norm reads.</summary>
    public Tensor Stream(int layer, bool afterAttention) => layer == _config.n_layers
        ? _cache[$"blocks.{layer - 1}.hook_resid_post"]
        : _cache[afterAttention ? $"blocks.{layer}.hook_resid_mid" : $"blocks.{layer}.hook_resid_pre"];

    public void Dispose()
    {
        foreach (var output in _outputs) output.Dispose();
        _cache.Dispose();
    }

    private static IEnumerable<string> Points(int layer, DecoderConfig config)
    {
        yield return $"blocks.{layer}.hook_resid_pre";
        yield return $"blocks.{layer}.attn.hook_result";
        if (config.d_mlp == 0) yield break;
        yield return $"blocks.{layer}.hook_resid_mid";
        yield return $"blocks.{layer}.hook_mlp_out";
    }
}
