namespace Interp.Analysis.Circuits;

/// <summary>Logit differences taken apart into what each component adds.</summary>
/// <param name="Components">The summands.</param>
/// <param name="Values">[prompt][component], in logits.</param>
/// <param name="LogitDifference">Of each prompt, from the model's own logits: what its values add up to.</param>
public sealed record LogitAttribution(IReadOnlyList<Component> Components, IReadOnlyList<double[]> Values, IReadOnlyList<double> LogitDifference)
{
    /// <summary>Mean over the prompts, [component].</summary>
    public double[] Mean => [.. Components.Select((_, c) => Values.Average(row => row[c]))];

    /// <summary>Largest distance of a prompt's sum from its logit difference: rounding, or a fault.</summary>
    public double Residue => Values.Select((row, i) => Math.Abs(row.Sum() - LogitDifference[i])).Max();

    /// <summary>Mean over the prompts, layer by layer.</summary>
    public IReadOnlyList<LayerAttribution> Layers
    {
        get
        {
            var byComponent = Components.Zip(Mean).ToList();
            return [.. Enumerable.Range(0, Components.Max(c => c.Layer) + 1).Select(layer => new LayerAttribution(
                layer, Sum(layer, ComponentKind.Head) + Sum(layer, ComponentKind.AttentionBias), Sum(layer, ComponentKind.Mlp)))];

            double Sum(int layer, ComponentKind kind) => byComponent.Where(c => c.First.Layer == layer && c.First.Kind == kind).Sum(c => c.Second);
        }
    }
}

/// <summary>What a layer adds to the mean logit difference.</summary>
/// <param name="Layer">From 0.</param>
/// <param name="Attention">Its heads and b_O.</param>
/// <param name="Mlp">0 where it has none.</param>
public sealed record LayerAttribution(int Layer, double Attention, double Mlp);
