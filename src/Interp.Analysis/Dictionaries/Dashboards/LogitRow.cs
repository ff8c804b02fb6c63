namespace Interp.Analysis.Dictionaries;

/// <summary>Reduces one feature's logit weights over the vocabulary to what a card shows.</summary>
public static class LogitRow
{
    /// <summary>Shifts the median of the counted tokens to 0 and keeps the extremes and a histogram.</summary>
    /// <param name="logits">Weight on each vocabulary token, <c>[d_vocab]</c>.</param>
    /// <param name="counted">Tokens that take part: those seen often enough in training text.</param>
    public static LogitSummary Summarise(ReadOnlySpan<float> logits, ReadOnlySpan<int> counted)
    {
        if (counted.IsEmpty)
            return LogitSummary.Empty;

        var weights = new float[counted.Length];
        var tokens = counted.ToArray();
        for (var i = 0; i < weights.Length; i++)
            weights[i] = logits[tokens[i]];
        Array.Sort(weights, tokens);
        var median = Median(weights);
        for (var i = 0; i < weights.Length; i++)
            weights[i] -= median;

        var shown = Math.Min(CardLayout.LogitTokens, weights.Length);
        return new LogitSummary(
            [.. Enumerable.Range(1, shown).Select(i => new TokenLogit(tokens[^i], weights[^i]))],
            [.. Enumerable.Range(0, shown).Select(i => new TokenLogit(tokens[i], weights[i]))],
            Histogram.Of(weights, weights[0], weights[^1], CardLayout.Bins));
    }

    private static float Median(float[] sorted)
    {
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
