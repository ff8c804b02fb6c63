using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Choices that several kinds share.</summary>
internal static class ExperimentChoices
{
    public static void Check(ExperimentDirection direction, ExperimentMetric metric, ExperimentUnit unit, ParameterChecks check)
    {
        check.That(Enum.IsDefined(direction), "direction", "Choose noise or denoise.");
        check.That(Enum.IsDefined(metric), "metric", "Choose logit-difference, probability or kl-divergence.");
        check.That(Enum.IsDefined(unit), "unit", "Choose raw, normalised or percent.");
        check.That(metric != ExperimentMetric.KlDivergence || unit != ExperimentUnit.Percent, "unit", "The KL divergence of the clean run is 0, so there is nothing to take a percentage of. Choose raw or normalised.");
    }
}
