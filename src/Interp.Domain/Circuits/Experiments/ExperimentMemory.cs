using Interp.Abstractions.Circuits;
using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>What experiments on prompts hold beside the passes themselves, from sizes alone.</summary>
/// <param name="model">The model.</param>
/// <param name="prompts">Pairs.</param>
/// <param name="tokens">Of the longest prompt.</param>
internal sealed class ExperimentMemory(ModelSummary model, int prompts, int tokens) : PassMemory(model, prompts, tokens)
{
    private const int LogitsAtOnce = 256;
    private readonly ModelSummary _model = model;
    private readonly int _prompts = prompts;

    /// <summary>Reading a metric off the stream at END.</summary>
    public double Reading(double rows, MetricKind metric) =>
        (rows * (2 + Norms) * Stream) + (Math.Min(rows, LogitsAtOnce) * _model.Vocabulary * metric switch { MetricKind.LogitDifference => 0.0, MetricKind.Probability => 3, _ => 5 });

    /// <summary>What a metric keeps.</summary>
    public double Metrics(MetricKind metric) => _prompts * ((3 * Stream) + (metric == MetricKind.KlDivergence ? 2.0 * _model.Vocabulary : 0));
}
