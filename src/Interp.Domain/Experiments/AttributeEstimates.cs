namespace Interp.Domain.Experiments;

/// <summary>What attribution takes: forward and backward passes, products of differences and gradients, and a run for each exact value.</summary>
internal static class AttributeEstimates
{
    private const double BackwardAndForward = 3;
    private const double PassesOfEdge = 0.8;
    private const double MemoryBound = 512L << 20;

    public static ExperimentCost Of(AttributeParameters p, ExperimentSubject subject)
    {
        var model = subject.Model;
        var work = ExperimentArithmetic.Of(model, subject.Reading);
        double senders = 1 + (model.Layers * (model.Heads + (model.HasMlp ? 1.0 : 0))), receivers = 1 + (model.Layers * ((3.0 * model.Heads) + (model.HasMlp ? 1 : 0)));
        var passes = p.Method switch
        {
            AttributionMethodNames.Nodes => 1 + BackwardAndForward,
            AttributionMethodNames.Eap => 2 + BackwardAndForward,
            AttributionMethodNames.CleanCorrupted => 2 + (2 * BackwardAndForward),
            AttributionMethodNames.IntegratedInputs => 2 + (p.Steps * BackwardAndForward),
            // The embeddings, each attention and each MLP have runs of their own, from where they stand on.
            _ => 2 + (p.Steps * (1 + (model.Layers * (model.HasMlp ? 2.0 : 1))) * BackwardAndForward / 2),
        };
        // Exact node values: a sweep over heads, or over positions.
        var exact = p.Method == AttributionMethodNames.Nodes
            ? p.Sites.Sum(site => 2 + ((PatchSiteNames.IsOfHeads(site) ? model.Heads : 1.0) * PatchActivationsEstimates.PassesOfLayers(model)))
            : 1 + (p.Top * PassesOfEdge);
        var products = p.Method == AttributionMethodNames.Nodes ? 0 : senders * receivers * work.Tokens * model.DModel * Math.Max(1, p.Method == AttributionMethodNames.Eap ? 1 : p.Steps);
        return work.Cost(((passes + exact) * work.Pass) + products + work.Logits(subject.Reading.Count * (2.0 + p.Top)), MemoryBound + (senders * receivers * sizeof(double)) + (work.Residual * (model.Layers + 2)));
    }
}
