using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>A model's weights in double while they are rewritten. Lives in one dispose scope.</summary>
internal sealed class FoldedWeights
{
    private readonly Dictionary<string, Tensor> _w;
    private readonly ScalarType _precision;
    private DecoderConfig _config;

    public FoldedWeights(Decoder decoder)
    {
        _w = decoder.Weights.Names.ToDictionary(n => n, n => decoder.Weights[n].detach().to(ScalarType.Float64), StringComparer.Ordinal);
        _w["unembed.W_U"] = decoder.W_U.detach().to(ScalarType.Float64);
        _precision = decoder.Weights["W_E"].dtype;
        _config = decoder.Config with { TiedUnembedding = false };
    }

    private IEnumerable<string> Layers => Enumerable.Range(0, _config.n_layers).Select(layer => $"blocks.{layer}");

    /// <summary>W' = diag(w) W, b' = b + b_ln W, w = 1, b_ln = 0; then, under LayerNorm, W' loses its mean over d_model.</summary>
    public void FoldNorms()
    {
        if (_config.Normalisation == Normalisation.LayerNorm) AddBiases();
        foreach (var at in Layers)
        {
            foreach (var letter in new[] { "Q", "K", "V" }) FoldInto($"{at}.ln1", $"{at}.attn.W_{letter}", $"{at}.attn.b_{letter}");
            Clear($"{at}.ln1");
            if (_config.d_mlp == 0) continue;
            FoldInto($"{at}.ln2", $"{at}.mlp.W_in", $"{at}.mlp.b_in");
            if (_config.GatedMlp) FoldInto($"{at}.ln2", $"{at}.mlp.W_gate", bias: null);
            Clear($"{at}.ln2");
        }

        FoldInto("ln_final", "unembed.W_U", "unembed.b_U");
        Clear("ln_final");
    }

    /// <summary>Everything that is added to the residual stream loses its mean over d_model.</summary>
    public void CentreWriters()
    {
        Centre("W_E", -1);
        Centre("W_pos", -1);
        foreach (var at in Layers)
        {
            foreach (var name in new[] { "attn.W_O", "attn.b_O", "mlp.W_out", "mlp.b_out" }) Centre($"{at}.{name}", -1);
        }
    }

    /// <summary>W_U and b_U lose their mean over the vocabulary.</summary>
    public void CentreUnembedding()
    {
        Centre("unembed.W_U", -1);
        Centre("unembed.b_U", -1);
    }

    /// <summary>b_O += Σ_h b_V[h] W_O[h]; b_V = 0. Query heads of a group share one b_V.</summary>
    public void FoldValueBiases(bool centre)
    {
        foreach (var at in Layers.Select(layer => $"{layer}.attn"))
        {
            var b_V = _w[$"{at}.b_V"].repeat_interleave(_config.n_heads / _config.n_kv_heads, 0);
            _w[$"{at}.b_O"] = _w[$"{at}.b_O"] + torch.einsum("he,hem->m", b_V, _w[$"{at}.W_O"]);
            _w[$"{at}.b_V"] = torch.zeros_like(_w[$"{at}.b_V"]);
            if (centre) Centre($"{at}.b_O", -1);
        }
    }

    public Decoder ToDecoder()
    {
        var rounded = _w.ToDictionary(w => w.Key, w => w.Value.to(_precision).contiguous().clone(), StringComparer.Ordinal);
        return new Decoder(_config, new DecoderWeights(_config, rounded));
    }

    // Where LayerNorm's bias goes must exist.
    private void AddBiases()
    {
        _config = _config with { AttentionBias = true, MlpBias = _config.d_mlp > 0, UnembeddingBias = true };
        foreach (var weight in DecoderWeights.Shapes(_config).Where(w => !_w.ContainsKey(w.Name)).ToList())
            _w[weight.Name] = torch.zeros(weight.Shape, ScalarType.Float64);
    }

    // d_model is the last axis but one of everything that reads the residual stream.
    private void FoldInto(string norm, string matrix, string? bias)
    {
        var W = _w[matrix];
        if (bias is not null && _w.TryGetValue($"{norm}.b", out var b)) _w[bias] = _w[bias] + torch.einsum("m,...md->...d", b, W);
        _w[matrix] = _w[$"{norm}.w"].unsqueeze(1) * W;
        if (_config.Normalisation == Normalisation.LayerNorm) Centre(matrix, -2);
    }

    private void Clear(string norm)
    {
        _w[$"{norm}.w"] = torch.ones_like(_w[$"{norm}.w"]);
        if (_w.TryGetValue($"{norm}.b", out var b)) _w[$"{norm}.b"] = torch.zeros_like(b);
    }

    private void Centre(string name, long axis)
    {
        if (_w.TryGetValue(name, out var W)) _w[name] = W - W.mean([axis], keepdim: true);
    }
}
