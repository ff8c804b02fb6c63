using System.Globalization;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>What a rating may be.</summary>
internal static class RatingRules
{
    public const int MaxInterpretation = 200;

    /// <summary>The interpretation as it is kept.</summary>
    public static string Check(RatingDraft draft, IReadOnlyList<int> shown)
    {
        var interpretation = (draft.Interpretation ?? string.Empty).Trim();
        var check = new ParameterChecks();
        check.That(interpretation.Length > 0, "interpretation", "Say in a few words what you take the feature for; “nothing I can name” is an answer too.");
        check.Length("interpretation", interpretation, MaxInterpretation);
        check.That(!interpretation.Any(char.IsControl), "interpretation", "Write it on one line, without control characters.");
        var intervals = draft.Intervals ?? [];
        check.That(intervals.Count > 0, "intervals", "Rate at least one interval, with all five marks.");
        check.That(intervals.Select(i => i.Interval).Distinct().Count() == intervals.Count, "intervals", "Rate each interval once.");
        foreach (var marks in intervals) Check(check, marks, shown);
        check.ThrowIfAny();
        return interpretation;
    }

    private static void Check(ParameterChecks check, IntervalMarks marks, IReadOnlyList<int> shown)
    {
        var field = $"intervals[{marks.Interval.ToString(CultureInfo.InvariantCulture)}]";
        check.That(shown.Contains(marks.Interval), field, "The sheet has no such interval: rate those it names.");
        check.Range($"{field}.confidence", marks.Confidence, 0, 3);
        check.Range($"{field}.activations", marks.Activations, 0, 5);
        check.Range($"{field}.logits", marks.Logits, 0, 3);
        check.Range($"{field}.separation", marks.Separation, 0, 1);
        check.Range($"{field}.specificity", marks.Specificity, 0, 3);
    }
}
