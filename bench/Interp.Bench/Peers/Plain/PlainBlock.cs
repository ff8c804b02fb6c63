using Interp.Analysis.Language;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Bench.Peers.Plain;

/// <summary>A pre-norm layer of a transformer as one writes it in TorchSharp: three products for queries, keys and values in one, libtorch's own attention, two linear maps.</summary>
internal sealed class PlainBlock : nn.Module<Tensor, Tensor>
{
    private readonly int _heads;
    private readonly MlpActivation _activation;
    private readonly LayerNorm norm1, norm2;
    private readonly TorchSharp.Modules.Linear qkv, output, mlp_in, mlp_out;

    internal PlainBlock(DecoderConfig config)
        : base(nameof(PlainBlock))
    {
        (_heads, _activation) = (config.n_heads, config.Activation);
        (norm1, norm2) = (nn.LayerNorm(config.d_model, config.NormEps), nn.LayerNorm(config.d_model, config.NormEps));
        (qkv, output) = (nn.Linear(config.d_model, 3 * config.d_model), nn.Linear(config.d_model, config.d_model));
        (mlp_in, mlp_out) = (nn.Linear(config.d_model, config.d_mlp), nn.Linear(config.d_mlp, config.d_model));
        z = nn.Identity();
        RegisterComponents();
    }

    /// <summary>Where hooks read and write what the heads put out, <c>[batch, pos, heads, d_head]</c>.</summary>
    internal Identity z { get; }

    public override Tensor forward(Tensor x)
    {
        var (batch, length, width) = (x.shape[0], x.shape[1], x.shape[2]);
        var parts = qkv.call(norm1.call(x)).view(batch, length, 3, _heads, width / _heads).permute(2, 0, 3, 1, 4).unbind(0);
        var heads = F.scaled_dot_product_attention(parts[0], parts[1], parts[2], is_casual: true).transpose(1, 2);
        x = x + output.call(z.call(heads).reshape(batch, length, width));
        var pre = mlp_in.call(norm2.call(x));
        return x + mlp_out.call(_activation == MlpActivation.Relu ? F.relu(pre) : F.gelu(pre, GELU.Approximate.tanh));
    }

    /// <summary>Takes over a layer's weights.</summary>
    internal void Copy(DecoderWeights weights, string at)
    {
        Copy(norm1, weights, $"{at}.ln1");
        Copy(norm2, weights, $"{at}.ln2");
        qkv.weight.copy_(cat([.. "QKV".Select(letter => weights[$"{at}.attn.W_{letter}"].permute(0, 2, 1).flatten(0, 1))]));
        qkv.bias!.copy_(cat([.. "QKV".Select(letter => weights[$"{at}.attn.b_{letter}"].flatten())]));
        output.weight.copy_(weights[$"{at}.attn.W_O"].flatten(0, 1).t());
        output.bias!.copy_(weights[$"{at}.attn.b_O"]);
        mlp_in.weight.copy_(weights[$"{at}.mlp.W_in"].t());
        mlp_in.bias!.copy_(weights[$"{at}.mlp.b_in"]);
        mlp_out.weight.copy_(weights[$"{at}.mlp.W_out"].t());
        mlp_out.bias!.copy_(weights[$"{at}.mlp.b_out"]);
    }

    /// <summary>Takes over a norm's weights.</summary>
    internal static void Copy(LayerNorm norm, DecoderWeights weights, string at)
    {
        norm.weight!.copy_(weights[$"{at}.w"]);
        norm.bias!.copy_(weights[$"{at}.b"]);
    }
}
