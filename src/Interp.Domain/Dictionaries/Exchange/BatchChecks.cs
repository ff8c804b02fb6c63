using System.Globalization;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Checks every field of a batch before anything is written.</summary>
internal sealed class BatchChecks
{
    private const int MostFeatures = 65_536;
    private const int GreatestIndex = 10_000_000;
    private const int MostExamples = 1_000;
    private const int LongestWindow = 1_024;
    private const int LongestToken = 200;
    private const int LongestTable = 200;
    private const int MostIntervals = 11;
    private const int MostProblems = 20;
    private readonly List<ParameterProblem> problems = [];
    private readonly HashSet<int> indexes = [];

    public void Check(string file, DashboardBatch batch)
    {
        That(batch.Features is { Length: > 0 and <= MostFeatures }, $"{file}: features", $"Give 1 to {MostFeatures:N0} features.");
        That(batch.ModelId is null || batch.ModelId.Length <= LongestToken, $"{file}: model_id", $"Use at most {LongestToken} characters.");
        That(batch.SaeSet is null || batch.SaeSet.Length <= LongestToken, $"{file}: sae_set", $"Use at most {LongestToken} characters.");
        var features = batch.Features ?? [];
        for (var i = 0; i < features.Length && problems.Count < MostProblems; i++) Check(string.Create(CultureInfo.InvariantCulture, $"{file}: features[{i}]"), features[i]);
        ThrowIfAny();
    }

    private void ThrowIfAny()
    {
        if (problems.Count > 0) throw new InvalidParametersException(problems);
    }

    private void Check(string at, DashboardFeature? f)
    {
        if (f?.FeatureIndex is not { } index)
        {
            That(holds: false, $"{at}.feature_index", "Every feature needs its number.");
            return;
        }

        That(index is >= 0 and < GreatestIndex, $"{at}.feature_index", $"Give a number from 0 to {GreatestIndex - 1:N0}.");
        That(indexes.Add(index), $"{at}.feature_index", $"Feature {index} stands in the files twice; leave one out.");
        That(f.FracNonzero is >= 0 and <= 1, $"{at}.frac_nonzero", "Give the share of tokens on which it fires, from 0 to 1.");
        That(f.NPromptsTotal is null or (>= 0 and < 1L << 40), $"{at}.n_prompts_total", "Give a number of prompts.");
        That(f.NTokensInPrompt is null or (>= 0 and < 1L << 20), $"{at}.n_tokens_in_prompt", "Give a number of tokens.");
        That(f.Dataset is null || f.Dataset.Length <= LongestToken, $"{at}.dataset", $"Use at most {LongestToken} characters.");
        Table($"{at}.pos_str", f.PosStr?.Length, f.PosValues);
        Table($"{at}.neg_str", f.NegStr?.Length, f.NegValues);
        Tokens($"{at}.pos_str", f.PosStr);
        Tokens($"{at}.neg_str", f.NegStr);
        Table($"{at}.neuron_alignment_indices", f.NeuronAlignmentIndices?.Length, f.NeuronAlignmentValues);
        Table($"{at}.neuron_alignment_l1", f.NeuronAlignmentIndices?.Length, f.NeuronAlignmentL1);
        Table($"{at}.correlated_neurons_pearson", f.CorrelatedNeuronsIndices?.Length, f.CorrelatedNeuronsPearson);
        Table($"{at}.correlated_neurons_l1", f.CorrelatedNeuronsIndices?.Length, f.CorrelatedNeuronsL1);
        Histogram($"{at}.freq_hist_data_bar", f.FreqHistDataBarValues, f.FreqHistDataBarHeights);
        Histogram($"{at}.logits_hist_data_bar", f.LogitsHistDataBarValues, f.LogitsHistDataBarHeights);
        var examples = f.Activations ?? [];
        That(examples.Length <= MostExamples, $"{at}.activations", $"Give at most {MostExamples:N0} examples.");
        for (var i = 0; i < examples.Length && problems.Count < MostProblems; i++) Check(string.Create(CultureInfo.InvariantCulture, $"{at}.activations[{i}]"), examples[i]);
        if (problems.Count == 0)
            That(ImportGroups.Intervals(examples.Select(e => e!)).Count <= MostIntervals, $"{at}.activations", $"Give at most {MostIntervals} intervals (different bin_min and bin_max) beside the top group.");
    }

    private void Check(string at, DashboardActivation? a)
    {
        var length = a?.Tokens?.Length ?? 0;
        That(length is > 0 and <= LongestWindow, $"{at}.tokens", $"Give 1 to {LongestWindow:N0} tokens.");
        That(a?.Values?.Length == length, $"{at}.values", "Give one activation for each token.");
        That(a?.Values?.All(float.IsFinite) ?? true, $"{at}.values", "Give finite numbers.");
        That(a?.QualifyingTokenIndex is { } q && q >= 0 && q < length, $"{at}.qualifying_token_index", "Give the index of one of the tokens.");
        That(a?.BinMin is { } low && double.IsFinite(low), $"{at}.bin_min", "Give the lower edge of its interval, or -1 for the top group.");
        That(a?.BinMax is { } high && double.IsFinite(high), $"{at}.bin_max", "Give the upper edge of its interval.");
        That(a?.BinContains is not null, $"{at}.bin_contains", "Give the share of activations in its interval, or -1 for the top group.");
        Tokens($"{at}.tokens", a?.Tokens);
    }

    private void Tokens(string at, string?[]? tokens) =>
        That(tokens?.All(t => t is not null && t.Length <= LongestToken && !t.Contains('\0', StringComparison.Ordinal)) ?? true, at, $"Give texts of at most {LongestToken} characters, without the character of code 0.");

    private void Table(string at, int? length, float[]? values)
    {
        That((length ?? 0) == (values?.Length ?? 0), at, "Give as many values as entries.");
        That((length ?? 0) <= LongestTable, at, $"Give at most {LongestTable} entries.");
        That(values?.All(float.IsFinite) ?? true, at, "Give finite numbers.");
    }

    private void Histogram(string at, float[]? values, float[]? heights)
    {
        Table($"{at}_values", heights?.Length, values);
        That(heights?.All(h => h is >= 0 and <= 1e9f) ?? true, $"{at}_heights", "Give counts of zero or more.");
        That(values is null || values.Zip(values.Skip(1)).All(p => p.First < p.Second), $"{at}_values", "Give the middles of the bars in ascending order.");
    }

    private void That(bool holds, string field, string message)
    {
        if (!holds && problems.Count < MostProblems) problems.Add(new(field, message));
    }
}
