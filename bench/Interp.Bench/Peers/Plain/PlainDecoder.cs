using Interp.Analysis.Language;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Bench.Peers.Plain;

/// <summary>A transformer with learned positions and layer norms as one writes it in TorchSharp's modules. It starts with our weights, so that its numbers can be held against ours.</summary>
internal sealed class PlainDecoder : nn.Module<Tensor, Tensor>
{
    private readonly Embedding embed;
    private readonly Parameter positions;
    private readonly ModuleList<PlainBlock> blocks;
    private readonly LayerNorm norm;
    private readonly TorchSharp.Modules.Linear? unembed;

    /// <param name="ours">LayerNorm, learned positions, biases, an MLP, as many key as query heads.</param>
    internal PlainDecoder(Decoder ours)
        : base(nameof(PlainDecoder))
    {
        var config = ours.Config;
        embed = nn.Embedding(config.d_vocab, config.d_model);
        positions = nn.Parameter(zeros(config.n_ctx, config.d_model));
        blocks = nn.ModuleList([.. Enumerable.Range(0, config.n_layers).Select(_ => new PlainBlock(config))]);
        norm = nn.LayerNorm(config.d_model, config.NormEps);
        unembed = config.TiedUnembedding ? null : nn.Linear(config.d_model, config.d_vocab, hasBias: false);
        RegisterComponents();
        Copy(ours.Weights);
    }

    /// <summary>Layers, first to last.</summary>
    internal IReadOnlyList<PlainBlock> Blocks => [.. blocks];

    /// <param name="input">int64 <c>[batch, pos]</c>.</param>
    /// <returns>Logits, <c>[batch, pos, d_vocab]</c>.</returns>
    public override Tensor forward(Tensor input)
    {
        var x = embed.call(input) + positions.narrow(0, 0, input.shape[1]);
        foreach (var block in blocks) x = block.call(x);
        var hidden = norm.call(x);
        return unembed is null ? F.linear(hidden, embed.weight!) : unembed.call(hidden);
    }

    /// <summary>Mean cross-entropy of the next token, of all positions but the last.</summary>
    internal Tensor Loss(Tensor tokens)
    {
        var logits = call(tokens).narrow(1, 0, tokens.shape[1] - 1);
        return F.cross_entropy(logits.flatten(0, 1), tokens.narrow(1, 1, tokens.shape[1] - 1).flatten());
    }

    private void Copy(DecoderWeights weights)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        embed.weight!.copy_(weights["W_E"]);
        positions.copy_(weights["W_pos"]);
        for (var layer = 0; layer < blocks.Count; layer++) blocks[layer].Copy(weights, FormattableString.Invariant($"blocks.{layer}"));
        PlainBlock.Copy(norm, weights, "ln_final");
        unembed?.weight.copy_(weights["unembed.W_U"].t());
    }
}
