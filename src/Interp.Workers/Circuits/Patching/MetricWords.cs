using Interp.Abstractions.Circuits;

namespace Interp.Workers.Circuits;

/// <summary>Metrics in words.</summary>
internal static class MetricWords
{
    /// <summary>What a cell's number is: 0 where patching changed nothing, so that it has no colour.</summary>
    public static string Change(MetricKind metric, MetricScale unit)
    {
        var what = metric switch
        {
            MetricKind.LogitDifference => "logit difference",
            MetricKind.Probability => "probability of the answer",
            _ => "KL divergence from the clean run",
        };
        return unit switch
        {
            MetricScale.Raw => $"change of the {what}",
            MetricScale.Normalised => $"change of the normalised {what} (0 as corrupted, 1 as clean)",
            _ => $"change of the {what}, % of its clean value",
        };
    }
}
