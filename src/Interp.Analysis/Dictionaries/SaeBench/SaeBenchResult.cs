namespace Interp.Analysis.Dictionaries;

/// <summary>SAEBench's measures that fit a model without further data sets (Karvonen et al. 2025, arXiv 2503.09532).</summary>
/// <param name="Core">On held-out text.</param>
/// <param name="SparseProbing">On the corpus's own classes.</param>
/// <param name="FirstLetter">Absorption, where the model can spell.</param>
public sealed record SaeBenchResult(SaeMetrics Core, SparseProbingResult SparseProbing, FirstLetterResult FirstLetter);

/// <summary>The first-letter task, on which absorption is measured (Chanin et al. 2024, arXiv 2409.14507).</summary>
/// <param name="Words">Words of the vocabulary.</param>
/// <param name="Probes">Letter by letter, how well the activations say it at all.</param>
/// <param name="Absorption">Mean over letters of the absorbed share, lower is better; null where the model cannot carry the task.</param>
public sealed record FirstLetterResult(int Words, IReadOnlyList<LetterProbe> Probes, double? Absorption)
{
    /// <summary>A probe must reach this F1 for its letter to count …</summary>
    public const double LeastF1 = 0.6;

    /// <summary>… and so many letters must count.</summary>
    public const int LeastLetters = 20;

    /// <summary>Letters that count.</summary>
    public int Letters => Probes.Count(probe => probe.F1 > LeastF1);

    /// <summary>Whether the model knows first letters well enough to ask what a dictionary makes of them.</summary>
    public bool Carried => Letters >= LeastLetters;

    /// <summary>For people.</summary>
    public string Summary => Absorption is { } rate
        ? FormattableString.Invariant($"mean absorbed share {rate:F4} over {Letters} letters, {Words} words (lower is better)")
        : FormattableString.Invariant($"not measured: a linear probe tells the first letter of unseen words (F1 above {LeastF1}) for {Letters} of {Probes.Count} letters, {LeastLetters} are needed; {Words} words");
}

/// <summary>A linear probe for one first letter.</summary>
/// <param name="Letter">a … z.</param>
/// <param name="Words">Words that begin with it, of both parts.</param>
/// <param name="F1">On words the probe was not fitted to.</param>
public sealed record LetterProbe(char Letter, int Words, double F1);
