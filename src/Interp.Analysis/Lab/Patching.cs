using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Lab;

/// <summary>
/// Activation and path patching in one line each, by the names of <c>transformer_lens.patching</c>. As there, the named ones put activations of the clean
/// prompts into the run of the corrupted ones, a cell at a time, and show the logit difference on a scale from 0, as on the corrupted prompts, to 1, as on
/// the clean ones. Positions are roles such as "S2" and "END", numbers, or "all" for every position at once.
/// </summary>
public static class Patching
{
    /// <summary>The residual stream before each layer: <c>get_act_patch_resid_pre</c>.</summary>
    /// <param name="model">Stays the caller's.</param>
    /// <param name="prompts">From <see cref="HookedModel.ToPrompts"/> or <see cref="HookedModel.MakeIoiPrompts"/>.</param>
    /// <param name="positions">Columns; none for every position, where all prompts have one length.</param>
    /// <exception cref="ArgumentException">It cannot be computed; the message says what to change.</exception>
    public static PatchGrid ResidPre(HookedModel model, PromptBatch prompts, params IReadOnlyList<string> positions) => Named(model, prompts, PatchSite.ResidPre, positions);

    /// <summary>The residual stream between each layer's attention and its MLP: <c>get_act_patch_resid_mid</c>.</summary>
    /// <inheritdoc cref="ResidPre"/>
    public static PatchGrid ResidMid(HookedModel model, PromptBatch prompts, params IReadOnlyList<string> positions) => Named(model, prompts, PatchSite.ResidMid, positions);

    /// <summary>What each layer's attention writes: <c>get_act_patch_attn_out</c>.</summary>
    /// <inheritdoc cref="ResidPre"/>
    public static PatchGrid AttnOut(HookedModel model, PromptBatch prompts, params IReadOnlyList<string> positions) => Named(model, prompts, PatchSite.AttnOut, positions);

    /// <summary>What each layer's MLP writes: <c>get_act_patch_mlp_out</c>.</summary>
    /// <inheritdoc cref="ResidPre"/>
    public static PatchGrid MlpOut(HookedModel model, PromptBatch prompts, params IReadOnlyList<string> positions) => Named(model, prompts, PatchSite.MlpOut, positions);

    /// <summary>What each head reads off its values (z): <c>get_act_patch_attn_head_out_all_pos</c>, and <c>…_by_pos</c> where positions are given.</summary>
    /// <param name="model">Stays the caller's.</param>
    /// <param name="prompts">From <see cref="HookedModel.ToPrompts"/> or <see cref="HookedModel.MakeIoiPrompts"/>.</param>
    /// <param name="positions">A cell for each position and head; none for one cell a head, in which all positions are patched together.</param>
    /// <exception cref="ArgumentException">It cannot be computed; the message says what to change.</exception>
    public static PatchGrid AttnHeadOut(HookedModel model, PromptBatch prompts, params IReadOnlyList<string> positions) => Named(model, prompts, PatchSite.Z, positions);

    /// <summary>Each head's queries: <c>get_act_patch_attn_head_q_all_pos</c> and <c>…_by_pos</c>.</summary>
    /// <inheritdoc cref="AttnHeadOut"/>
    public static PatchGrid AttnHeadQ(HookedModel model, PromptBatch prompts, params IReadOnlyList<string> positions) => Named(model, prompts, PatchSite.Query, positions);

    /// <summary>Each head's keys, together for heads that share them: <c>get_act_patch_attn_head_k_all_pos</c> and <c>…_by_pos</c>.</summary>
    /// <inheritdoc cref="AttnHeadOut"/>
    public static PatchGrid AttnHeadK(HookedModel model, PromptBatch prompts, params IReadOnlyList<string> positions) => Named(model, prompts, PatchSite.Key, positions);

    /// <summary>Each head's values, together for heads that share them: <c>get_act_patch_attn_head_v_all_pos</c> and <c>…_by_pos</c>.</summary>
    /// <inheritdoc cref="AttnHeadOut"/>
    public static PatchGrid AttnHeadV(HookedModel model, PromptBatch prompts, params IReadOnlyList<string> positions) => Named(model, prompts, PatchSite.Value, positions);

    /// <summary>Each head's attention pattern, a position being that of the query: <c>get_act_patch_attn_head_pattern_all_pos</c> and <c>…_by_pos</c>.</summary>
    /// <inheritdoc cref="AttnHeadOut"/>
    public static PatchGrid AttnHeadPattern(HookedModel model, PromptBatch prompts, params IReadOnlyList<string> positions) => Named(model, prompts, PatchSite.Pattern, positions);

    /// <summary>Any sweep of activations: other directions, replacements, metrics and scales.</summary>
    /// <param name="model">Stays the caller's.</param>
    /// <param name="prompts">Pairs.</param>
    /// <param name="options">Unlike the named ones these damage the clean run unless told otherwise.</param>
    /// <param name="rows">Gets each layer's row as soon as it is known, the top layer first.</param>
    /// <param name="cancellationToken">Stops between runs.</param>
    /// <exception cref="ArgumentException">It cannot be computed; the message says what to change.</exception>
    /// <exception cref="InvalidOperationException">No cell changes anything.</exception>
    public static PatchGrid Activations(
        HookedModel model, PromptBatch prompts, ActivationPatchingOptions options, IProgress<SweepRow>? rows = null, CancellationToken cancellationToken = default)
    {
        using var sweep = new ActivationPatchingSweep(model.Decoder, prompts, options);
        return new PatchGrid(sweep.Run(rows, cancellationToken), options.Direction);
    }

    /// <summary>
    /// Exact path patching (Wang et al. 2022): how the logit difference changes, in percent, when the clean run gets from one sender what it writes on the
    /// corrupted prompts, along the paths to the receivers alone. Without options every head sends to the logits.
    /// </summary>
    /// <param name="model">Stays the caller's.</param>
    /// <param name="prompts">Pairs.</param>
    /// <param name="options">Senders, receivers, and what a path is.</param>
    /// <param name="rows">Gets each layer's row as soon as it is known, the top layer first.</param>
    /// <param name="cancellationToken">Stops between products.</param>
    /// <exception cref="ArgumentException">It cannot be computed or would show nothing; the message says what to change.</exception>
    /// <exception cref="InvalidOperationException">Every sender is alike in both runs.</exception>
    public static PatchGrid Paths(
        HookedModel model, PromptBatch prompts, PathPatchingOptions? options = null, IProgress<SweepRow>? rows = null, CancellationToken cancellationToken = default)
    {
        options ??= new PathPatchingOptions();
        using var sweep = new PathPatchingSweep(model.Decoder, prompts, options);
        return new PatchGrid(sweep.Run(rows, cancellationToken), options.Direction);
    }

    private static PatchGrid Named(HookedModel model, PromptBatch prompts, PatchSite site, IReadOnlyList<string> positions) =>
        Activations(model, prompts, new ActivationPatchingOptions { Site = site, Positions = positions, Direction = PatchDirection.Denoise });
}
