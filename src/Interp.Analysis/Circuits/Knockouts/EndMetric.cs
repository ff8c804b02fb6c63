using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>Reads a metric at END off runs that are stacked along the batch. Owns its tensors.</summary>
internal sealed class EndMetric : IDisposable
{
    private readonly Tensor _ends; // [batch]
    private readonly Metric _metric;

    /// <param name="decoder">The model.</param>
    /// <param name="batch">The prompts.</param>
    /// <param name="kind">What is measured.</param>
    /// <param name="cleanHidden">The plain run after the final norm, [batch, pos, d_model].</param>
    public EndMetric(Decoder decoder, PromptBatch batch, MetricKind kind, Tensor cleanHidden)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (var (pair, row) in batch.Pairs.Select((p, i) => (p, i)))
        {
            if (kind == MetricKind.LogitDifference && pair.Answer == pair.Wrong)
                throw new ArgumentException($"Prompt {row + 1} has one token as answer and as wrong answer: their logit difference is always 0.", nameof(batch));
        }

        _ends = torch.tensor(batch.Positions(TokenPair.End).Select(p => (long)p).ToArray()).to(cleanHidden.device).DetachFromDisposeScope();
        _metric = new Metric(decoder, batch, kind, kind == MetricKind.KlDivergence ? decoder.Unembed(AtEnd(cleanHidden)) : null);
    }

    /// <param name="hidden">After the final norm, [sets · batch, pos, d_model].</param>
    /// <returns>Per prompt, set after set: [sets · batch].</returns>
    public double[] Of(Tensor hidden)
    {
        using var scope = torch.NewDisposeScope();
        var sets = hidden.shape[0] / _ends.shape[0];
        return _metric.OfHidden(AtEnd(hidden).view(sets, _ends.shape[0], hidden.shape[2])).reshape(-1).to(ScalarType.Float64).cpu().data<double>().ToArray();
    }

    public void Dispose()
    {
        _ends.Dispose();
        _metric.Dispose();
    }

    private Tensor AtEnd(Tensor hidden) => hidden.index(torch.arange(hidden.shape[0], ScalarType.Int64, hidden.device), _ends.repeat(hidden.shape[0] / _ends.shape[0]));
}
