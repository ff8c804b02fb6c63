namespace Interp.Web.Components;

/// <summary>Names, colours and wording of a histogram.</summary>
/// <param name="Title">The question it answers.</param>
/// <param name="XName">Name and unit of the horizontal axis.</param>
/// <param name="YName">Name of the vertical axis.</param>
/// <param name="Counted">What is counted, in the plural.</param>
/// <param name="Edge">Words for an exact value on the horizontal axis.</param>
/// <param name="Tick">Words for a round one.</param>
/// <param name="Bar">Style class and light-theme colour of the bar at a value.</param>
public sealed record HistogramLook(
    string Title,
    string XName,
    string YName,
    string Counted,
    Func<double, string> Edge,
    Func<double, string> Tick,
    Func<double, (string Name, string Fill)> Bar)
{
    /// <summary>Non-zero activations of one feature.</summary>
    /// <param name="sampled">How many there are in the histogram.</param>
    public static HistogramLook Activations(long sampled) => new(
        "How strongly it fires", "activation", $"count, of {Numbers.Count(sampled)} sampled", "activations", Numbers.Significant, Numbers.Tick, _ => ("activation", "#ea995a"));

    /// <summary>Logit weights of one feature over the vocabulary.</summary>
    public static HistogramLook Logits { get; } = new(
        "What it does to the next token", "logit weight, median at 0", "vocabulary tokens", "tokens", Numbers.Significant, Numbers.Tick, Sign);

    /// <summary>Densities of a dictionary's features, by their decimal logarithm.</summary>
    public static HistogramLook Densities { get; } = new(
        "How often features fire", "share of tokens, log axis", "features", "features", PowerOfTen, PowerOfTen, _ => ("count", "#0072b2"));

    /// <summary>The same on the text that the dictionary was measured on.</summary>
    /// <param name="tokens">How many there are of it.</param>
    public static HistogramLook HeldOutDensities(long tokens) => Densities with
    {
        Title = "How often they fire on held-out text", XName = $"share of {Numbers.Count(tokens)} held-out tokens, log axis",
    };

    private static (string Name, string Fill) Sign(double value) => value < 0 ? ("negative", "#2166ac") : ("positive", "#b2182b");

    private static string PowerOfTen(double exponent) =>
        exponent == Math.Floor(exponent) ? Numbers.PowerOfTen((int)exponent) : Numbers.Significant(Math.Pow(10, exponent));
}
