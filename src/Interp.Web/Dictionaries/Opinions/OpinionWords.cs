using System.Globalization;
using Interp.Domain.Dictionaries;
using Interp.Web.Components;

namespace Interp.Web.Dictionaries;

/// <summary>Opinions in people's words.</summary>
internal static class OpinionWords
{
    /// <summary>What a status means.</summary>
    /// <param name="status">Any status.</param>
    public static string Name(LabelStatus status) => status switch
    {
        LabelStatus.Adjudicated => "settled by an instructor",
        LabelStatus.Doubtful => "doubtful",
        _ => "proposed",
    };

    /// <summary>Points of the rubric.</summary>
    /// <param name="total">Mean total, 0 to 14.</param>
    public static string Points(double total) => $"{Mark(total)} of {Rubric.MaxTotal}";

    /// <summary>A mean of marks, to a tenth of a point.</summary>
    /// <param name="value">Points.</param>
    public static string Mark(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>How many people.</summary>
    /// <param name="raters">Number of raters.</param>
    public static string Raters(int raters) => raters == 1 ? "1 rater" : $"{Numbers.Count(raters)} raters";

    /// <summary>A coefficient of agreement.</summary>
    /// <param name="alpha">Krippendorff's α; null where undefined.</param>
    public static string Alpha(double? alpha) => alpha is { } value ? value.ToString("0.000", CultureInfo.InvariantCulture).Replace('-', '−') : "–";

    /// <summary>What a rater sees of a question of the rubric.</summary>
    /// <param name="criterion">Its name.</param>
    public static (string Question, string Least, string Most) Ask(string criterion) => criterion switch
    {
        "confidence" => ("How sure are you of the interpretation?", "no idea", "certain"),
        "activations" => ("How well do these examples fit it?", "not at all", "all of them"),
        "logits" => ("How well do the promoted and suppressed tokens fit it?", "not at all", "all of them"),
        "separation" => ("Is it one interpretation, not several mixed?", "mixed", "one"),
        _ => ("How narrow is it?", "fits almost anything", "fits only this"),
    };

    /// <summary>A group of examples.</summary>
    /// <param name="interval">Which interval.</param>
    public static string Interval(int interval) => interval == RatingSheet.TopGroup ? "top activations" : $"interval {Numbers.Plain(interval)}";
}
