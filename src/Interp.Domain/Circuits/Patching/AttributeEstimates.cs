namespace Interp.Domain.Circuits;

/// <summary>What attribution takes: forward and backward passes, products of differences and gradients, and a run for each exact value.</summary>
internal static class AttributeEstimates
{
    private const double BackwardAndForward = 3;
    private const double PassesOfEdge = 0.8;
    private const double MemoryBound = (512L << 20) / sizeof(float);

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
        var swept = p.Method == AttributionMethodNames.Nodes ? p.Sites.Max(site => PatchActivationsEstimates.Numbers(site, work, p.Metric, others: 1, laidOut: false, whole: false)) : 0;
        // Scores of every pair, and as they are added up.
        return work.Holding(
            ((passes + exact) * work.Pass) + products + work.Logits(subject.Reading.Count * (2.0 + p.Top)), Math.Max(swept, Gradients(p, work, senders)) + (4 * senders * receivers));
    }

    // Forward and backward passes go over as many prompts at once as fit a bound, and over one where it does not fit: what autograd keeps, and for edges each sender's difference.
    private static double Gradients(AttributeParameters p, ExperimentArithmetic work, double senders)
    {
        var model = work.Model;
        double attention = (double)model.Heads * work.Length;
        var token = p.Method == AttributionMethodNames.Nodes
            ? model.Layers * (((16.0 + (4 * p.Sites.Count)) * model.DModel) + (3.0 * model.DMlp) + ((4 + p.Sites.Count) * attention))
            : (2 * senders * model.DModel) + (4.0 * (1 + model.Heads) * model.DModel) + (model.Layers * ((16.0 * model.DModel) + (4.0 * model.DMlp) + (4 * attention)));
        return Math.Min(Math.Max(MemoryBound, token * work.Length), token * work.Tokens);
    }
}
