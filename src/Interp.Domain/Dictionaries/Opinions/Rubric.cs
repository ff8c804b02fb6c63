namespace Interp.Domain.Dictionaries;

/// <summary>
/// The rubric of "Towards Monosemanticity" (Bricken et al. 2023, appendix on the feature interpretability rubric), applied to one interval of a feature at a time.
/// Confidence, activations, logits and specificity sum to 14, the paper's maximum. Separation is asked for and analysed, but is no part of the total: with it the sum would be 15.
/// </summary>
public static class Rubric
{
    /// <summary>The largest total.</summary>
    public const int MaxTotal = 14;

    /// <summary>An interval that the rater left out.</summary>
    public const int LeftOut = -1;

    /// <summary>What is asked of each interval, in the order asked.</summary>
    public static IReadOnlyList<Criterion> Criteria { get; } =
    [
        new("confidence", 3, true, r => r.Confidence),
        new("activations", 5, true, r => r.Activations),
        new("logits", 3, true, r => r.Logits),
        new("separation", 1, false, r => r.Separation),
        new("specificity", 3, true, r => r.Specificity),
    ];

    /// <summary>Points of one shown interval, 0 to 14; null where it was left out.</summary>
    /// <param name="rating">A submitted rating.</param>
    /// <param name="shown">Index into its intervals.</param>
    public static int? Total(Rating rating, int shown) =>
        rating.Confidence[shown] == LeftOut ? null : Criteria.Where(c => c.Counts).Sum(c => c.Of(rating)[shown]);

    /// <summary>Mean points over the intervals that were rated; there is at least one.</summary>
    public static double MeanTotal(Rating rating) => Enumerable.Range(0, rating.Intervals.Length).Select(i => Total(rating, i)).OfType<int>().Average();
}
