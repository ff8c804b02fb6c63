using Interp.Analysis.Dashboards;
using Npgsql;
using DbFeatureState = Interp.Domain.Features.FeatureState;

namespace Interp.Workers.TrainSae;

/// <summary>Copies the rows of <c>features</c>.</summary>
internal static class FeatureCopy
{
    private const string Columns =
        "dictionary_id, index, shuffle, state, fired, density, max_activation, top_token, activation_edges, activation_counts, logit_edges, logit_counts, "
        + "positive_tokens, positive_logits, negative_tokens, negative_logits, neurons, neuron_values, neuron_shares, "
        + "correlated_neurons, correlated_pearson, correlated_cosine";

    public static async Task Write(
        NpgsqlConnection connection, DictionaryPartitions partitions, int dictionary, IEnumerable<FeatureDashboard> cards, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {partitions.Of("features")} ({Columns}) FROM STDIN (FORMAT binary)", cancellationToken);
        foreach (var feature in cards)
        {
            await copy.StartRowAsync(cancellationToken);
            await Row(new CopyRow(copy, cancellationToken), dictionary, feature);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static async Task Row(CopyRow row, int dictionary, FeatureDashboard f)
    {
        await row.Integer(dictionary);
        await row.Integer(f.Index);
        await row.Integer(Shuffle.Of(f.Index));
        await row.Text(Domain.Database.EnumNames.Of((DbFeatureState)f.State));
        await row.Long(f.Count);
        await row.Double(f.Density);
        await row.Real(f.MaxActivation);
        await row.OptionalInteger(f.Examples is [var top, ..] ? top.Tokens[(int)(top.Position - top.WindowStart)] : null);
        await row.Reals(Edges(f.Activations));
        await row.Integers(f.Activations.Counts);
        await row.Reals(Edges(f.Logits.Histogram));
        await row.Integers(f.Logits.Histogram.Counts);
        await row.Integers(Array.ConvertAll(f.Logits.Positive, t => t.Token));
        await row.Reals(Array.ConvertAll(f.Logits.Positive, t => t.Value));
        await row.Integers(Array.ConvertAll(f.Logits.Negative, t => t.Token));
        await row.Reals(Array.ConvertAll(f.Logits.Negative, t => t.Value));
        await row.Integers(Array.ConvertAll(f.AlignedNeurons, n => n.Neuron));
        await row.Reals(Array.ConvertAll(f.AlignedNeurons, n => n.Value));
        await row.Reals(Array.ConvertAll(f.AlignedNeurons, n => n.ShareOfL1));
        await row.Integers(Array.ConvertAll(f.CorrelatedNeurons, n => n.Neuron));
        await row.Reals(Array.ConvertAll(f.CorrelatedNeurons, n => n.Pearson));
        await row.Reals(Array.ConvertAll(f.CorrelatedNeurons, n => n.Cosine));
    }

    private static float[] Edges(Histogram histogram) =>
        histogram.Counts.Length == 0 ? [] : [.. Enumerable.Range(0, histogram.Counts.Length + 1).Select(histogram.Edge)];
}
