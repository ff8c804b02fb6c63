using Interp.Analysis.Circuits;
using Interp.Domain.Circuits;

namespace Interp.Workers.Circuits;

/// <summary>Choices of parameters as the analysis names them.</summary>
internal static class AnalysisChoices
{
    public static MetricKind Of(ExperimentMetric metric) => metric switch
    {
        ExperimentMetric.LogitDifference => MetricKind.LogitDifference,
        ExperimentMetric.Probability => MetricKind.Probability,
        _ => MetricKind.KlDivergence,
    };

    public static MetricScale Of(ExperimentUnit unit) => unit switch
    {
        ExperimentUnit.Raw => MetricScale.Raw,
        ExperimentUnit.Normalised => MetricScale.Normalised,
        _ => MetricScale.Percent,
    };

    public static PatchDirection Of(ExperimentDirection direction) => direction == ExperimentDirection.Noise ? PatchDirection.Noise : PatchDirection.Denoise;

    public static HeadName Head(string text) => HeadName.Parse(text);

    /// <summary>What a cell's number is: 0 where patching changed nothing, so that it has no colour.</summary>
    public static string Words(ExperimentMetric metric, ExperimentUnit unit)
    {
        var what = metric switch
        {
            ExperimentMetric.LogitDifference => "logit difference",
            ExperimentMetric.Probability => "probability of the answer",
            _ => "KL divergence from the clean run",
        };
        return unit switch
        {
            ExperimentUnit.Raw => $"change of the {what}",
            ExperimentUnit.Normalised => $"change of the normalised {what} (0 as corrupted, 1 as clean)",
            _ => $"change of the {what}, % of its clean value",
        };
    }
}
