using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>How often a head, attending to a token, would raise that very token into the top of the prediction.</summary>
public static class CopyScores
{
    /// <summary>
    /// Redwood's definition (Wang et al. 2022): the residual stream after layer 0 at each role's position, through layer 1's norm, the head's W_V, b_V and W_O,
    /// the final norm and the unembedding.
    /// </summary>
    /// <param name="decoder">A model of at least two layers.</param>
    /// <param name="prompts">Their clean side is read.</param>
    /// <param name="roles">Where the tokens stand, such as IO, S1 and S2.</param>
    /// <param name="options">How it is scored.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellationToken">Checked between heads.</param>
    /// <exception cref="ArgumentException">The model has one layer, or no role is named, or a prompt lacks one.</exception>
    public static HeadTable OnPrompts(
        Decoder decoder, PromptBatch prompts, IReadOnlyList<string> roles, CopyOptions options, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        if (decoder.Config.n_layers < 2) throw new ArgumentException("This copy score reads the second layer's norm and the model has one layer. Score tokens instead.", nameof(decoder));
        if (roles.Count == 0) throw new ArgumentException("Name at least one role whose token may be copied.", nameof(roles));
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        using var cache = decoder.RunWithCache(prompts.Clean(), ["blocks.0.hook_resid_post"]);
        var positions = roles.Select(prompts.Positions).ToList();
        var x = torch.cat([.. positions.Select(p => new PromptPositions(p).Of(cache["blocks.0.hook_resid_post"]))]);
        var read = new Norm(decoder.Config, decoder.Weights, "blocks.1.ln1").Forward(x, new RunHooks());
        var tokens = positions.SelectMany(p => p.Select((at, row) => prompts.Pairs[row].Clean[at])).ToList();
        var definition = $"share of tokens at {string.Join(", ", roles)} of {prompts.Count} prompts among the {options.Top} likeliest after their residual stream behind layer 0 went through layer 1's norm, the head and the final norm";
        return Score(decoder, read, tokens, valueBias: true, options, definition, progress, cancellationToken);
    }

    /// <summary>ARENA's definition: token embedding and layer 0's MLP on it alone, without position, attention, norm before the head or b_V.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="tokens">Ids, such as those of names; at least one.</param>
    /// <param name="options">How it is scored.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellationToken">Checked between heads.</param>
    /// <exception cref="ArgumentException">No token is given or one is unknown.</exception>
    public static HeadTable OnTokens(Decoder decoder, IReadOnlyList<int> tokens, CopyOptions options, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        if (tokens.Count == 0 || tokens.Any(t => t < 0 || t >= decoder.Config.d_vocab))
            throw new ArgumentException($"Give tokens of the model, 0 to {decoder.Config.d_vocab - 1}.", nameof(tokens));
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var x = decoder.Weights["W_E"].index_select(0, torch.tensor(tokens.Select(t => (long)t).ToArray()));
        if (decoder.Config.d_mlp > 0) x = decoder.Blocks[0].ForwardMlp(x.unsqueeze(0), new RunHooks()).squeeze(0);
        var definition = $"share of {tokens.Count} tokens among the {options.Top} likeliest after their embedding and layer 0's MLP went through the head and the final norm";
        return Score(decoder, x, tokens, valueBias: false, options, definition, progress, cancellationToken);
    }

    private static HeadTable Score(
        Decoder decoder, Tensor read, IReadOnlyList<int> tokens, bool valueBias, CopyOptions options, string definition, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (options.Top < 1 || options.Top > decoder.Config.d_vocab) throw new ArgumentException($"Choose among 1 to {decoder.Config.d_vocab} likeliest tokens.", nameof(options));
        var (config, own) = (decoder.Config, torch.tensor(tokens.Select(t => (long)t).ToArray()).unsqueeze(1));
        var values = Enumerable.Range(0, config.n_layers).Select(_ => new double[config.n_heads]).ToArray();
        for (var layer = 0; layer < config.n_layers; layer++)
        {
            for (var head = 0; head < config.n_heads; head++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var step = torch.NewDisposeScope();
                var output = Written(decoder, new HeadName(layer, head), read, valueBias);
                var hidden = decoder.LnFinal.Forward(options.Negative ? -output : output, new RunHooks());
                var logits = decoder.Unembed(hidden);
                values[layer][head] = logits.gt(logits.gather(1, own)).sum(1).lt(options.Top).to(ScalarType.Float64).mean().ToDouble();
            }

            progress?.Report((layer + 1.0) / config.n_layers);
        }

        return new HeadTable(options.Negative ? "negative-copy" : "copy", options.Negative ? "Negative copy score" : "Copy score", "share of tokens", definition + (options.Negative ? ", its output turned round" : ""), values);
    }

    private static Tensor Written(Decoder decoder, HeadName head, Tensor read, bool valueBias)
    {
        var (at, shared) = ($"blocks.{head.Layer}.attn", head.Head / (decoder.Config.n_heads / decoder.Config.n_kv_heads));
        var v = read.mm(decoder.Weights[$"{at}.W_V"].select(0, shared));
        if (valueBias && decoder.Weights.Find($"{at}.b_V") is { } b_V) v = v + b_V.select(0, shared);
        return v.mm(decoder.Weights[$"{at}.W_O"].select(0, head.Head));
    }
}
