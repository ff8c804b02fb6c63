using System.Text;
using System.Text.Json.Nodes;
using Interp.Domain.Dictionaries;

namespace Interp.Domain.Tests.Dictionaries;

/// <summary>A small batch with everything that real ones have: a top group, intervals, ties, whitespace, characters beyond ASCII, a dead feature.</summary>
internal static class BatchSamples
{
    public static JsonNode Whole() => JsonNode.Parse(
        """
        {"model_id": "gpt2-small", "layer": 0, "sae_set": "res-jb", "features": [
          {"feature_index": 2, "neuron_alignment_indices": [88, 171], "neuron_alignment_values": [0.109, 0.107], "neuron_alignment_l1": [0.005, 0.004],
           "correlated_neurons_indices": [480], "correlated_neurons_l1": [0.014], "correlated_neurons_pearson": [0.024],
           "correlated_features_indices": [2, 3], "correlated_features_l1": [0.0, 0.0], "correlated_features_pearson": [0.0, -0.0],
           "neg_str": ["ãĤ±", "ivil"], "neg_values": [-0.743, -0.724], "pos_str": [" MRI", " the"], "pos_values": [3.121, 2.635], "frac_nonzero": 0.00036,
           "freq_hist_data_bar_values": [0.25, 0.75], "freq_hist_data_bar_heights": [14, 3], "logits_hist_data_bar_heights": [11, 30, 2], "logits_hist_data_bar_values": [-0.504, -0.003, 0.5],
           "n_prompts_total": 5000, "n_tokens_in_prompt": 128, "dataset": "Skylion007/openwebtext", "decoder_weights_dist": [],
           "activations": [
             {"bin_min": -1, "bin_max": 1.0, "bin_contains": -1, "tokens": [" an", " MRI", "\n", "—"], "values": [0.0, 1.0, 0.25, 0.0], "qualifying_token_index": 1, "dfa_values": [], "dfa_maxValue": 0, "dfa_targetIndex": -1},
             {"bin_min": 0.0, "bin_max": 0.5, "bin_contains": 0.9, "tokens": [" the", "\t"], "values": [0.1, 0.0], "qualifying_token_index": 0, "dfa_values": [], "dfa_maxValue": 0, "dfa_targetIndex": -1},
             {"bin_min": 0.5, "bin_max": 1.0, "bin_contains": 0.1, "tokens": [" an", " MRI", "\n", "—"], "values": [0.0, 1.0, 0.25, 0.0], "qualifying_token_index": 1, "dfa_values": [], "dfa_maxValue": 0, "dfa_targetIndex": -1}]},
          {"feature_index": 5, "neg_str": [], "neg_values": [], "pos_str": [], "pos_values": [], "frac_nonzero": 0, "n_prompts_total": 5000, "n_tokens_in_prompt": 128, "activations": []}]}
        """)!;

    public static ImportFile File(JsonNode batch, string name = "batch-1.json") => File(batch.ToJsonString(), name);

    public static ImportFile File(string text, string name = "batch-1.json") => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
