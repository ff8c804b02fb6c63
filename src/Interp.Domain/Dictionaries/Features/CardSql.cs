using System.Globalization;

namespace Interp.Domain.Dictionaries;

/// <summary>The statements that a card is read with, sent together. The dictionary's id stands in them as a number, so that plans are made for its own tables.</summary>
internal static class CardSql
{
    public static string Feature(int dictionary) => string.Create(CultureInfo.InvariantCulture,
        $"""
        SELECT state, fired, density, max_activation, loss_effect, single_token, autointerp_score, activation_edges, activation_counts, logit_edges, logit_counts,
            positive_tokens, positive_logits, negative_tokens, negative_logits, neurons, neuron_values, neuron_shares, correlated_neurons, correlated_pearson, correlated_cosine
        FROM features WHERE dictionary_id = {dictionary} AND index = $1
        """);

    public static string Examples(int dictionary) => string.Create(CultureInfo.InvariantCulture,
        $"""
        SELECT "window", groups, documents, positions, repeated, tokens, activations, loss_effects
        FROM feature_examples WHERE dictionary_id = {dictionary} AND feature = $1
        """);

    public static string Documents(int dictionary, int? corpus) => string.Create(CultureInfo.InvariantCulture,
        $"""
        SELECT index, source, class FROM corpus_documents
        WHERE corpus_id = {corpus ?? 0} AND index = ANY (ARRAY(SELECT unnest(documents) FROM feature_examples WHERE dictionary_id = {dictionary} AND feature = $1))
        """);
}
