using Interp.Analysis.Language;
using Interp.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>The logit lens: the unembedding put on the residual stream between the layers (nostalgebraist 2020).</summary>
public static class ResidualLens
{
    /// <summary>Reads one text.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="tokens">Ids; at least one.</param>
    /// <param name="options">What to list.</param>
    /// <param name="cancellationToken">Checked between places.</param>
    /// <returns>Place by place from the embedding up, within a place position by position.</returns>
    /// <exception cref="ArgumentException">A position is off the end, a token is unknown, or more tokens are asked for than there are.</exception>
    public static IReadOnlyList<LensCell> Read(Decoder decoder, IReadOnlyList<int> tokens, LensOptions options, CancellationToken cancellationToken = default)
    {
        var positions = options.Positions ?? [.. Enumerable.Range(0, tokens.Count)];
        Check(decoder.Config, tokens.Count, positions, options);
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var places = ResidualStream.HookPoints(decoder.Config);
        using var cache = decoder.RunWithCache(torch.tensor(tokens.Select(t => (long)t).ToArray()).unsqueeze(0), [.. places, .. Scale(decoder.Config, options.Norm)]);
        var rows = torch.tensor(positions.Select(p => (long)p).ToArray());
        var scale = Scale(decoder.Config, options.Norm).Select(s => cache[s].select(0, 0).index_select(0, rows)).FirstOrDefault();
        var cells = new List<LensCell>(places.Count * positions.Count);
        foreach (var place in places)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var step = torch.NewDisposeScope();
            var hidden = ResidualStream.Normed(decoder, cache[place].select(0, 0).index_select(0, rows), scale);
            var logits = hidden.mm(decoder.W_U);
            if (decoder.b_U is { } b_U) logits = logits + b_U;
            cells.AddRange(Cells(place, positions, logits, options));
        }

        return cells;
    }

    /// <summary>The mean logit difference at END that each place of the residual stream already holds.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="prompts">Their clean side is read.</param>
    /// <param name="norm">Which denominator.</param>
    /// <returns>Place and mean over the prompts, from the embedding up; the last is the model's own logit difference.</returns>
    public static IReadOnlyList<(string HookPoint, double LogitDifference)> LogitDifference(Decoder decoder, PromptBatch prompts, LensNorm norm)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var places = ResidualStream.HookPoints(decoder.Config);
        using var cache = decoder.RunWithCache(prompts.Clean(), [.. places, .. Scale(decoder.Config, norm)]);
        var at = new PromptPositions(prompts.Positions(TokenPair.End));
        var direction = new LogitDirection(decoder, prompts.Pairs);
        var scale = Scale(decoder.Config, norm).Select(s => at.Of(cache[s])).FirstOrDefault();
        return [.. places.Select(place =>
        {
            var hidden = ResidualStream.Normed(decoder, at.Of(cache[place]), scale).to(ScalarType.Float64);
            return (place, ((hidden * direction.Difference).sum(-1) + direction.UnembeddingBias).mean().ToDouble());
        })];
    }

    private static IEnumerable<string> Scale(DecoderConfig config, LensNorm norm) =>
        norm == LensNorm.Final && config.Normalisation != Normalisation.None ? ["ln_final.hook_scale"] : [];

    private static IEnumerable<LensCell> Cells(string place, IReadOnlyList<int> positions, Tensor logits, LensOptions options)
    {
        var (_, ids) = logits.Largest(options.Top);
        var chosen = options.Named.Count == 0 ? ids : torch.cat([ids, torch.tensor(options.Named.Select(n => (long)n).ToArray()).expand(positions.Count, options.Named.Count)], 1);
        var chosenLogits = logits.gather(1, chosen);
        var probabilities = (chosenLogits - logits.logsumexp(1, keepdim: true)).exp().to(ScalarType.Float64).data<double>().ToArray();
        var ranks = torch.stack(Enumerable.Range(0, (int)chosen.shape[1]).Select(c => logits.gt(chosenLogits.narrow(1, c, 1)).sum(1) + 1), 1).data<long>().ToArray();
        var (tokens, numbers) = (chosen.contiguous().data<long>().ToArray(), chosenLogits.to(ScalarType.Float64).data<double>().ToArray());
        var width = (int)chosen.shape[1];
        for (var row = 0; row < positions.Count; row++)
        {
            var all = Enumerable.Range(row * width, width).Select(i => new LensToken((int)tokens[i], numbers[i], probabilities[i], (int)ranks[i])).ToList();
            yield return new LensCell(place, positions[row], all[..options.Top], all[options.Top..]);
        }
    }

    private static void Check(DecoderConfig config, int length, IReadOnlyList<int> positions, LensOptions options)
    {
        if (length == 0) throw new ArgumentException("There is no text to read. Give at least one token.", nameof(length));
        if (options.Top < 1 || options.Top > config.d_vocab)
            throw new ArgumentException($"The {options.Top} likeliest tokens were asked for. Ask for 1 to {config.d_vocab}.", nameof(options));
        if (positions.Any(p => p < 0 || p >= length))
            throw new ArgumentException($"Position {positions.First(p => p < 0 || p >= length)} is off the end: the text has positions 0 to {length - 1}.", nameof(options));
        if (options.Named.Any(n => n < 0 || n >= config.d_vocab))
            throw new ArgumentException($"A named token is unknown: the model knows 0 to {config.d_vocab - 1}. Use its own tokenizer.", nameof(options));
    }
}
