using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Circuits;

/// <summary>Finds previous-token, duplicate-token and induction heads on repeated random tokens (Olsson et al. 2022; Wang et al. 2022, appendix).</summary>
public static class HeadDetectors
{
    /// <summary>
    /// Three tables of mean attention: <c>previous-token</c> A[i, i − 1] over all positions but the first; <c>duplicate-token</c> A[i, i − n] and
    /// <c>induction</c> A[i, i − n + 1] over the second copy.
    /// </summary>
    /// <param name="decoder">The model.</param>
    /// <param name="options">What is drawn.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellationToken">Checked between sequences.</param>
    /// <exception cref="ArgumentException">The sequences do not fit the model.</exception>
    public static IReadOnlyList<HeadTable> Detect(Decoder decoder, RepeatedTokens options, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var tokens = options.Tokens(decoder.Config);
        var (before, n, layers) = (options.BeginningToken is null ? 0 : 1, options.Period, decoder.Config.n_layers);
        var hooks = Enumerable.Range(0, layers).Select(layer => $"blocks.{layer}.attn.hook_pattern").ToList();
        var sums = Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, layers).Select(_ => new double[decoder.Config.n_heads]).ToArray()).ToArray();
        for (var row = 0; row < options.Sequences; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var one = torch.NewDisposeScope();
            using var cache = decoder.RunWithCache(tokens.narrow(0, row, 1), hooks);
            for (var layer = 0; layer < layers; layer++)
            {
                var pattern = cache[hooks[layer]].narrow(2, before, n * options.Copies).narrow(3, before, n * options.Copies);
                var twoCopies = pattern.narrow(2, 0, 2 * n).narrow(3, 0, 2 * n);
                Add(sums[0][layer], HeadScores.PreviousToken(pattern));
                Add(sums[1][layer], HeadScores.DuplicateToken(twoCopies, n));
                Add(sums[2][layer], HeadScores.Induction(twoCopies, n));
            }

            progress?.Report((row + 1.0) / options.Sequences);
        }

        var drawn = FormattableString.Invariant($"{options.Sequences} sequences of {options.Copies} × {n} uniformly drawn tokens, seed {options.Seed}{(before == 1 ? ", after a beginning token" : "")}");
        return
        [
            new("previous-token", "Previous-token heads", "mean attention", $"A[i, i − 1] over every position but the first of {drawn}", sums[0]),
            new("duplicate-token", "Duplicate-token heads", "mean attention", $"A[i, i − n] over the second copy of {drawn}", sums[1]),
            new("induction", "Induction heads", "mean attention", $"A[i, i − n + 1] over the second copy of {drawn}", sums[2]),
        ];

        void Add(double[] sum, double[] scores)
        {
            for (var head = 0; head < sum.Length; head++) sum[head] += scores[head] / options.Sequences;
        }
    }
}
