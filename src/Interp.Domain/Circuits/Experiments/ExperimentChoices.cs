using Interp.Abstractions.Circuits;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Choices that several kinds share.</summary>
internal static class ExperimentChoices
{
    public static void Check(MetricKind metric, MetricScale unit, ParameterChecks check)
    {
        check.That(metric != MetricKind.KlDivergence || unit != MetricScale.Percent, "unit", "The KL divergence of the clean run is 0, so there is nothing to take a percentage of. Choose raw or normalised.");
    }
}
