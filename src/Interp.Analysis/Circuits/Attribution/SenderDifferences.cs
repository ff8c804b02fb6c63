using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>What every sender writes on the corrupted prompts less what it writes on the clean ones, and the clean residual stream. Lives in one dispose scope.</summary>
internal sealed class SenderDifferences
{
    private readonly ActivationCache _clean;

    private SenderDifferences(Tensor differences, ActivationCache clean, Tensor cleanEnd, Tensor corruptedEnd) =>
        (All, _clean, CleanEnd, CorruptedEnd) = (differences, clean, cleanEnd, corruptedEnd);

    /// <summary>[senders, batch, pos, d_model].</summary>
    public Tensor All { get; }

    /// <summary>The residual stream at END after the final norm, [batch, d_model].</summary>
    public Tensor CleanEnd { get; }

    /// <summary>The same of the corrupted prompts.</summary>
    public Tensor CorruptedEnd { get; }

    public static SenderDifferences Of(Decoder decoder, EdgeGraph graph, PromptBatch prompts)
    {
        var config = decoder.Config;
        var last = Name(new StreamPlace(config.n_layers, AfterAttention: false), config);
        string[] outputs = [.. Enumerable.Range(0, config.n_layers).SelectMany(layer => config.d_mlp > 0 ? new[] { Z(layer), Mlp(layer) } : [Z(layer)])];
        var streams = ResidualStream.HookPoints(config);
        var scope = torch.CurrentDisposeScope ?? throw new InvalidOperationException("Open a dispose scope first.");
        var clean = decoder.RunWithCache(prompts.Clean(), [.. outputs, .. streams, .. Saturation.HookPoints(config)]).OwnedBy(scope);
        using var corrupted = decoder.RunWithCache(prompts.Corrupted(), [.. outputs, "blocks.0.hook_resid_pre", last]);
        var differences = torch.empty([graph.Senders.Count, .. clean[last].shape], clean[last].dtype);
        differences.select(0, 0).copy_(corrupted["blocks.0.hook_resid_pre"] - clean["blocks.0.hook_resid_pre"]);
        for (var (layer, next) = (0, 1); layer < config.n_layers; layer++)
        {
            using var step = torch.NewDisposeScope();
            var z = corrupted[Z(layer)] - clean[Z(layer)];
            differences.narrow(0, next, config.n_heads).copy_(torch.einsum("bthe,hem->hbtm", z, decoder.Weights[$"blocks.{layer}.attn.W_O"]));
            next += config.n_heads;
            if (config.d_mlp > 0) differences.select(0, next++).copy_(corrupted[Mlp(layer)] - clean[Mlp(layer)]);
        }

        var at = new PromptPositions(prompts.Positions(TokenPair.End));
        return new SenderDifferences(differences, clean, End(clean), End(corrupted));

        Tensor End(ActivationCache cache) => decoder.LnFinal.Forward(at.Of(cache[last]), new RunHooks());

        static string Z(int layer) => $"blocks.{layer}.attn.hook_z";

        static string Mlp(int layer) => $"blocks.{layer}.hook_mlp_out";
    }

    /// <summary>A value of the clean run: a place of the residual stream or a pattern.</summary>
    public Tensor Clean(string hookPoint) => _clean[hookPoint];

    /// <summary>The clean residual stream at a place with what some senders wrote there moved towards the corrupted prompts by 1 − alpha.</summary>
    public Tensor Moved(DecoderConfig config, StreamPlace place, (int First, int Count) senders, double alpha) =>
        _clean[Name(place, config)] + All.narrow(0, senders.First, senders.Count).sum(0L) * (1 - alpha);

    private static string Name(StreamPlace place, DecoderConfig config) => place switch
    {
        { AfterAttention: true } => $"blocks.{place.Layer}.hook_resid_mid",
        { Layer: 0 } => "blocks.0.hook_resid_pre",
        _ => $"blocks.{place.Layer - 1}.hook_resid_post",
    };
}
