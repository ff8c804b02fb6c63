namespace Interp.Domain.Dictionaries;

/// <summary>The rubric's marks for one interval.</summary>
/// <param name="Interval">Which interval: 0 the highest; <see cref="RatingSheet.TopGroup"/> where the feature has only top activations.</param>
/// <param name="Confidence">0 to 3: how sure the rater is of the interpretation.</param>
/// <param name="Activations">0 to 5: how well the examples fit it.</param>
/// <param name="Logits">0 to 3: how well the promoted and suppressed tokens fit it.</param>
/// <param name="Separation">1 when it is one interpretation, 0 when several are mixed.</param>
/// <param name="Specificity">0 to 3: how narrow it is.</param>
public sealed record IntervalMarks(int Interval, int Confidence, int Activations, int Logits, int Separation, int Specificity);
