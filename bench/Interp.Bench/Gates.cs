namespace Interp.Bench;

/// <summary>What figures should reach on an otherwise idle machine. It is said, not enforced: a busy machine moves them.</summary>
internal static class Gates
{
    private static readonly (string Figure, double Least)[] AtLeast =
    [
        ("lm_train_vs_peer", 2), ("topk_768x24576_vs_plain", 4), ("wall_ratio_vs_plain", 15), ("forward_vs_plain", 1), ("backward_vs_plain", 1),
    ];

    private static readonly (string Figure, double Most)[] AtMost = [("small_op_us", 2)];

    /// <summary>Tells of each gate among the figures whether it is reached.</summary>
    internal static void Say(IReadOnlyDictionary<string, double> figures, Action<string> say)
    {
        foreach (var (figure, least) in AtLeast)
            if (figures.TryGetValue(figure, out var value)) Say(figure, value, $">= {least}", value >= least);
        foreach (var (figure, most) in AtMost)
            if (figures.TryGetValue(figure, out var value)) Say(figure, value, $"<= {most}", value <= most);

        void Say(string figure, double value, string bound, bool reached) => say(FormattableString.Invariant($"{figure} {value:F2}, wanted {bound}: {(reached ? "reached" : "missed")}"));
    }
}
