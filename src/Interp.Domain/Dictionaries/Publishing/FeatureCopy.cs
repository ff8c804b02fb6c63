using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>The rows of <c>features</c>, without what is found out later: scores and twins.</summary>
internal static class FeatureCopy
{
    public const string Columns =
        "index, shuffle, state, fired, density, max_activation, top_token, loss_effect, single_token, "
        + "activation_edges, activation_counts, logit_edges, logit_counts, "
        + "positive_tokens, positive_logits, negative_tokens, negative_logits, neurons, neuron_values, neuron_shares, "
        + "correlated_neurons, correlated_pearson, correlated_cosine";

    public static async Task Write(CopyRow row, Feature f)
    {
        await row.Integer(f.Index);
        await row.Integer(f.Shuffle);
        await row.Text(EnumNames.Of(f.State));
        await row.Long(f.Fired);
        await row.Double(f.Density);
        await row.Real(f.MaxActivation);
        await row.OptionalInteger(f.TopToken);
        await row.OptionalReal(f.LossEffect);
        await row.Boolean(f.SingleToken);
        await row.Reals(f.ActivationEdges);
        await row.Integers(f.ActivationCounts);
        await row.Reals(f.LogitEdges);
        await row.Integers(f.LogitCounts);
        await row.Integers(f.PositiveTokens);
        await row.Reals(f.PositiveLogits);
        await row.Integers(f.NegativeTokens);
        await row.Reals(f.NegativeLogits);
        await row.Integers(f.Neurons);
        await row.Reals(f.NeuronValues);
        await row.Reals(f.NeuronShares);
        await row.Integers(f.CorrelatedNeurons);
        await row.Reals(f.CorrelatedPearson);
        await row.Reals(f.CorrelatedCosine);
    }
}
