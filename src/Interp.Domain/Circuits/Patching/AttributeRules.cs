using Interp.Abstractions.Circuits;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>What parameters of attribution must satisfy for their model and prompts.</summary>
internal static class AttributeRules
{
    public static void Check(AttributeParameters p, ExperimentSubject subject, ParameterChecks check)
    {
        var model = subject.Model;
        check.That(AttributionMethodNames.All.Contains(p.Method, StringComparer.Ordinal), "method", $"Choose one of: {string.Join(", ", AttributionMethodNames.All)}.");
        if (p.Method == AttributionMethodNames.Nodes) PatchActivationsRules.Sites(p.Sites, model, check);
        check.Values(p);
        check.That(p.Metric != MetricKind.KlDivergence || p.Method is not AttributionMethodNames.Eap, "metric",
            "The KL divergence is least, and its gradient zero, on the clean prompts, where this method takes it. Choose an integrated method or another metric.");
    }
}
