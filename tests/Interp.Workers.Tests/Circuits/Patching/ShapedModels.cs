using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Library;

namespace Interp.Workers.Tests.Circuits;

/// <summary>Models by their shape, as the site knows them.</summary>
internal static class ShapedModels
{
    /// <summary>Wide enough that what runs hold stands out, and small enough to run.</summary>
    public static DecoderConfig Wide { get; } = DecoderShapes.Gpt2(layers: 4, heads: 4, d_head: 64, n_ctx: 64, d_vocab: 4_000);

    /// <summary>The same with shared key heads, rotary positions and a gated MLP.</summary>
    public static DecoderConfig Gated { get; } = DecoderShapes.Llama(layers: 4, heads: 4, kvHeads: 2, d_head: 64, d_mlp: 700, n_ctx: 64, d_vocab: 4_000);

    public static ModelSummary Of(DecoderConfig config)
    {
        string[] hooks = config.GatedMlp ? ["hook_embed", "blocks.0.mlp.hook_pre_linear"] : ["hook_embed", "hook_pos_embed"];
        return new ModelSummary("m", "M", config.n_layers, config.d_model, config.d_mlp, config.n_ctx, config.d_vocab, [.. hooks.Select(h => new HookPointSummary(h, config.d_model))], "w")
        {
            Heads = config.n_heads, KvHeads = config.n_kv_heads, DHead = config.d_head,
        };
    }

    public static PromptReading Reading(int prompts, int tokens) => new("m", prompts, tokens, tokens, "", ["END"], []);
}
