namespace Interp.Analysis.Dictionaries;

/// <summary>SAEBench's measures that fit a model without further data sets (Karvonen et al. 2025, arXiv 2503.09532).</summary>
/// <param name="Core">On held-out text.</param>
/// <param name="SparseProbing">On the corpus's own classes.</param>
/// <param name="FirstLetter">Absorption, where the model can spell.</param>
public sealed record SaeBenchResult(SaeMetrics Core, SparseProbingResult SparseProbing, FirstLetterResult FirstLetter);
