using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>
/// Cards as features of a batch file. What the format has no place for stays behind: loss effects, twins, places in the corpus, and the bottom group,
/// which becomes its lowest interval. Intervals get equal widths from the largest activation down, so that their order survives.
/// </summary>
public static class BatchFeatures
{
    private const double InNone = -1;
    private const int Digits = 3;
    private const int MostDecimals = 15;

    /// <summary>One card, with the whole windows that <see cref="ExportQueries"/> reads.</summary>
    public static DashboardFeature Of(FeatureCard card, ExportHeader head)
    {
        var intervals = card.Groups.Count(g => !IsTop(g));
        var below = 0;
        return new(
            card.Index,
            Array.ConvertAll(card.Neurons, n => n.Neuron), Array.ConvertAll(card.Neurons, n => n.Value), Array.ConvertAll(card.Neurons, n => n.ShareOfL1),
            Array.ConvertAll(card.CorrelatedNeurons, n => n.Neuron), Array.ConvertAll(card.CorrelatedNeurons, n => n.Cosine), Array.ConvertAll(card.CorrelatedNeurons, n => n.Pearson),
            Array.ConvertAll(card.NegativeLogits, Text), Array.ConvertAll(card.NegativeLogits, l => l.Value),
            Array.ConvertAll(card.PositiveLogits, Text), Array.ConvertAll(card.PositiveLogits, l => l.Value),
            card.Density, Middles(card.Activations), Heights(card.Activations), Heights(card.Logits), Middles(card.Logits),
            head.Prompts, head.TokensInPrompt, head.Dataset,
            [.. card.Groups.SelectMany(g => Examples(g, card, IsTop(g) ? null : below++, intervals))]);
    }

    private static bool IsTop(ExampleGroup group) => string.Equals(group.Kind, "top", StringComparison.Ordinal);

    private static string Text(LogitToken logit) => Text(logit.Token);

    // Bytes that are no whole character have no text; what people are shown of them does.
    private static string Text(TokenText token) => token.Text.Length > 0 ? token.Text : token.Display;

    private static IEnumerable<DashboardActivation> Examples(ExampleGroup group, FeatureCard card, int? below, int intervals)
    {
        var width = card.MaxActivation / (double)Math.Max(1, intervals);
        var (low, high) = below is { } b ? (card.MaxActivation - (b + 1) * width, card.MaxActivation - b * width) : (InNone, card.MaxActivation);
        var contains = below is null ? InNone : Share(card.Activations, low, high);
        return group.Examples.Select(w => new DashboardActivation(low, high, contains, Array.ConvertAll(w.Tokens, Text), w.Activations, w.Focus));
    }

    private static double Share(Histogram? histogram, double low, double high)
    {
        if (histogram is null || histogram.Counts.Sum(c => (long)c) is var all && all == 0) return 0;
        return Middles(histogram).Zip(histogram.Counts).Where(b => b.First >= low && b.First < high).Sum(b => (long)b.Second) / (double)all;
    }

    // The way back from the import: middles are half a bar above the lower edges, rounded to a small part of a bar, so that the files' own numbers return.
    private static float[] Middles(Histogram? histogram)
    {
        if (histogram is null || histogram.Counts.Length == 0) return [];
        var half = ((double)histogram.Edges[^1] - histogram.Edges[0]) / histogram.Counts.Length / 2;
        var decimals = half > 0 ? Math.Clamp(Digits - (int)Math.Floor(Math.Log10(half)), 0, MostDecimals) : MostDecimals;
        return [.. histogram.Edges.SkipLast(1).Select(e => (float)Math.Round(e + half, decimals))];
    }

    private static float[]? Heights(Histogram? histogram) => histogram is null ? [] : Array.ConvertAll(histogram.Counts, c => (float)c);
}
