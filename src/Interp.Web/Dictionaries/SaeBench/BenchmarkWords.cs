using Interp.Domain.Dictionaries;
using Interp.Web.Components;

namespace Interp.Web.Dictionaries;

/// <summary>SAEBench's measures in words.</summary>
internal static class BenchmarkWords
{
    private const string Unknown = "–";

    /// <summary>Every measure: its name, its value in a result, and what it means.</summary>
    public static IReadOnlyList<(string Name, Func<BenchmarkResult, string> Value, string Meaning)> Rows { get; } =
    [
        ("L0", r => Numbers.Significant(r.Core.L0), "core: active features per token"),
        ("Explained variance", r => Numbers.Percent(r.Core.ExplainedVariance), "core: 1 − FVU, sums over all tokens"),
        ("CE score", r => Share(r.Core.CeScore), "core: of what zero-ablation loses, over held-out text as it is; classes are not weighted"),
        ("KL score", r => Share(r.Core.KlScore), "core: 1 − KL with the dictionary ÷ KL with zero"),
        ("Cosine", r => Numbers.Significant(r.Core.CosineSimilarity), "core: mean cosine between input and reconstruction"),
        ("L2 ratio", r => Numbers.Significant(r.Core.L2Ratio), "core: length of reconstruction ÷ length of input; below 1 is shrinkage"),
        ("Sparse probing, 1 feature", r => Share(r.Probed(1)), "accuracy of a logistic probe that tells one class of text from the others by its best feature, averaged over a text; mean over classes, chance is 50 %"),
        ("Sparse probing, 2 features", r => Share(r.Probed(2)), "the same with the best two"),
        ("Sparse probing, 5 features", r => Share(r.Probed(5)), "the same with the best five"),
        ("Probing of activations", r => Share(r.ProbedActivations), "a probe on all raw activations: what could be said at most"),
        ("Absorption", r => Share(r.Absorption.Share), "first-letter task: share of a letter that other features have taken from the letter’s own, mean over letters; lower is better"),
    ];

    private static string Share(double? value) => value is { } share ? Numbers.Percent(share) : Unknown;
}
