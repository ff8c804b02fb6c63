using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>One number per prompt from the model's answer at END. Gradients flow through it.</summary>
public sealed class Metric : IDisposable
{
    // All logits of more rows than these would be hundreds of megabytes.
    internal const int RowsAtOnce = 256;

    private readonly Decoder _decoder;
    private readonly Tensor _answers, _wrong, _direction;
    private readonly Tensor? _bias, _cleanLogProbabilities;

    /// <param name="decoder">Whose answers are measured; stays the caller's.</param>
    /// <param name="prompts">Their answers and wrong tokens.</param>
    /// <param name="kind">What is measured.</param>
    /// <param name="cleanLogits">The clean run's logits at END, [prompts, d_vocab]; needed for <see cref="MetricKind.KlDivergence"/> only.</param>
    /// <exception cref="ArgumentException">A token is not the model's, or the clean logits are missing.</exception>
    public Metric(Decoder decoder, PromptBatch prompts, MetricKind kind, Tensor? cleanLogits = null)
    {
        if (kind == MetricKind.KlDivergence && cleanLogits is null)
            throw new ArgumentException("The KL divergence is taken from the clean run: give its logits at END.", nameof(cleanLogits));
        foreach (var token in prompts.Pairs.SelectMany(p => new[] { p.Answer, p.Wrong }))
        {
            if (token < 0 || token >= decoder.Config.d_vocab)
                throw new ArgumentException($"Token {token} is not one of the model's {decoder.Config.d_vocab}. Encode the answers with the model's own tokenizer.", nameof(prompts));
        }

        (_decoder, Kind, Count) = (decoder, kind, prompts.Count);
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        _answers = torch.tensor(prompts.Pairs.Select(p => (long)p.Answer).ToArray()).DetachFromDisposeScope();
        _wrong = torch.tensor(prompts.Pairs.Select(p => (long)p.Wrong).ToArray()).DetachFromDisposeScope();
        // LD needs two columns of the unembedding, never all of them.
        _direction = (decoder.UnembeddingOf(_answers) - decoder.UnembeddingOf(_wrong)).contiguous().DetachFromDisposeScope();
        if (decoder.b_U is { } b) _bias = (b.index_select(0, _answers) - b.index_select(0, _wrong)).DetachFromDisposeScope();
        _cleanLogProbabilities = kind == MetricKind.KlDivergence ? cleanLogits!.log_softmax(-1).DetachFromDisposeScope() : null;
    }

    public MetricKind Kind { get; }

    /// <summary>Prompts in the batch.</summary>
    public int Count { get; }

    /// <summary>W_U[answer] − W_U[wrong] of each prompt, [prompts, d_model]: the logit difference of a hidden state is its product with this, and the unembedding's bias where there is one.</summary>
    public Tensor Direction => _direction;

    /// <param name="logits">At END, [..., prompts, d_vocab].</param>
    /// <returns>[..., prompts].</returns>
    public Tensor OfLogits(Tensor logits)
    {
        using var scope = torch.NewDisposeScope();
        return Of(logits.reshape(-1, Count, logits.shape[^1]), 0).reshape(logits.shape[..^1]).MoveToOuterDisposeScope();
    }

    /// <summary>The metric without more logits than it needs: two columns for the logit difference, some rows at a time for the others.</summary>
    /// <param name="hidden">The residual stream at END after the final norm, [..., prompts, d_model].</param>
    /// <returns>[..., prompts].</returns>
    public Tensor OfHidden(Tensor hidden)
    {
        using var scope = torch.NewDisposeScope();
        if (Kind == MetricKind.LogitDifference)
        {
            var difference = (hidden * _direction).sum(-1);
            return (_bias is null ? difference : difference + _bias).MoveToOuterDisposeScope();
        }

        var flat = hidden.reshape(-1, Count, hidden.shape[^1]);
        var (prompts, cells) = (Math.Min(Count, RowsAtOnce), Math.Max(1, RowsAtOnce / Count));
        List<Tensor> parts = [];
        for (long first = 0; first < flat.shape[0]; first += cells)
        {
            var some = flat.narrow(0, first, Math.Min(cells, flat.shape[0] - first));
            List<Tensor> row = [];
            for (var prompt = 0; prompt < Count; prompt += prompts)
            {
                using var one = torch.NewDisposeScope();
                var part = some.narrow(1, prompt, Math.Min(prompts, Count - prompt));
                row.Add(Of(_decoder.Unembed(part.reshape(-1, hidden.shape[^1])).view(part.shape[0], part.shape[1], -1), prompt).MoveToOuterDisposeScope());
            }

            parts.Add(torch.cat([.. row], 1));
        }

        return torch.cat([.. parts], 0).reshape(hidden.shape[..^1]).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        _answers.Dispose();
        _wrong.Dispose();
        _direction.Dispose();
        _bias?.Dispose();
        _cleanLogProbabilities?.Dispose();
    }

    // Of some neighbouring prompts: [cells, some, d_vocab] → [cells, some].
    private Tensor Of(Tensor logits, long first) => Kind switch
    {
        MetricKind.LogitDifference => At(logits, _answers, first) - At(logits, _wrong, first),
        MetricKind.Probability => (At(logits, _answers, first) - logits.logsumexp(-1)).exp(),
        MetricKind.KlDivergence => Divergence(_cleanLogProbabilities!.narrow(0, first, logits.shape[1]), logits),
        _ => throw new InvalidOperationException($"Unknown metric {Kind}."),
    };

    private static Tensor Divergence(Tensor clean, Tensor logits) => (clean.exp() * (clean - logits.log_softmax(-1))).sum(-1);

    // [cells, some, d_vocab] → each prompt's own token, [cells, some].
    private static Tensor At(Tensor logits, Tensor tokens, long first) =>
        logits.gather(2, tokens.narrow(0, first, logits.shape[1]).view(1, -1, 1).expand(logits.shape[0], logits.shape[1], 1)).squeeze(2);
}
