using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>How well each head's pattern on a text agrees with an ideal one (TransformerLens's head detector).</summary>
public static class HeadMatches
{
    /// <param name="decoder">The model.</param>
    /// <param name="tokens">One text, at least two tokens.</param>
    /// <param name="behaviour">What is looked for.</param>
    /// <param name="options">How it is measured.</param>
    /// <exception cref="ArgumentException">The text is too short, or nothing in it can show the behaviour.</exception>
    public static HeadTable Score(Decoder decoder, IReadOnlyList<int> tokens, HeadBehaviour behaviour, MatchOptions options)
    {
        if (tokens.Count < 2) throw new ArgumentException("A text of at least two tokens is needed to see what heads attend to.", nameof(tokens));
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var ideal = Ideal(tokens, behaviour);
        if (ideal.sum().ToDouble() == 0) throw new ArgumentException("No token of this text comes twice, so no head can show this. Give a text with repetitions.", nameof(tokens));
        var hooks = Enumerable.Range(0, decoder.Config.n_layers).Select(layer => $"blocks.{layer}.attn.hook_pattern").ToList();
        using var cache = decoder.RunWithCache(torch.tensor(tokens.Select(t => (long)t).ToArray()).unsqueeze(0), hooks);
        var values = hooks.ConvertAll(hook => Agreement(cache[hook].select(0, 0).to(ScalarType.Float64), ideal, options));
        var formula = options.Measure == MatchMeasure.Product ? "Σ A ⊙ P / Σ A" : "1 − n · mean |A − P|";
        var left = (options.ExcludeFirst ? ", without attention to the first token" : "") + (options.ExcludeCurrent ? ", without attention to the token itself" : "");
        return new HeadTable(Name(behaviour), "Match of patterns", "match", $"{formula} on one text of {tokens.Count} tokens{left}", values);
    }

    /// <summary>Where the ideal head attends, [query, key] of 0 and 1.</summary>
    internal static Tensor Ideal(IReadOnlyList<int> tokens, HeadBehaviour behaviour)
    {
        var n = tokens.Count;
        var pattern = new double[n * n];
        for (var query = 0; query < n; query++)
        {
            for (var key = 0; key <= query; key++)
            {
                pattern[query * n + key] = behaviour switch
                {
                    HeadBehaviour.PreviousToken => key == query - 1,
                    HeadBehaviour.DuplicateToken => key < query && tokens[key] == tokens[query],
                    _ => key > 0 && tokens[key - 1] == tokens[query] && key - 1 < query,
                } ? 1 : 0;
            }
        }

        return torch.tensor(pattern).view(n, n);
    }

    private static double[] Agreement(Tensor pattern, Tensor ideal, MatchOptions options)
    {
        // A copy: what was cached stays as the model computed it.
        var seen = pattern.clone();
        if (options.ExcludeFirst) seen = seen.index_fill_(2, torch.tensor(new long[] { 0 }), 0);
        if (options.ExcludeCurrent) seen = seen.tril(-1);
        var score = options.Measure == MatchMeasure.Product
            ? (seen * ideal).sum([1L, 2L]) / seen.sum([1L, 2L])
            : (seen - ideal).abs().mean([1L, 2L]) * -ideal.shape[0] + 1;
        return score.data<double>().ToArray();
    }

    private static string Name(HeadBehaviour behaviour) => behaviour switch
    {
        HeadBehaviour.PreviousToken => "previous-token-match",
        HeadBehaviour.DuplicateToken => "duplicate-token-match",
        _ => "induction-match",
    };
}
