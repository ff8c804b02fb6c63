namespace Interp.Domain.Dictionaries;

/// <summary>A sweep's own page.</summary>
/// <param name="Summary">What lists show.</param>
/// <param name="Parameters">As submitted, the grid expanded.</param>
/// <param name="Points">In the order of the parameters.</param>
/// <param name="Provenance">What it was computed from; null until a worker has begun.</param>
public sealed record SweepDetail(SweepSummary Summary, SweepSaeParameters Parameters, IReadOnlyList<SweepPointDetail> Points, SweepProvenance? Provenance);

/// <summary>One point of a sweep as its page shows it.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Training">What it has of its own.</param>
/// <param name="State">How far it is.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="Step">Steps taken.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Loss">Of the latest step on its training batch, as the next three.</param>
/// <param name="L0">Active features per token.</param>
/// <param name="ExplainedVariance">1 − FVU.</param>
/// <param name="Dead">Features that have not fired lately.</param>
/// <param name="Metrics">On held-out text; null until it is evaluated.</param>
/// <param name="Dictionary">The dictionary it can be browsed as, where there is one that the viewer may see.</param>
public sealed record SweepPointDetail(
    int Number,
    SweepPoint Training,
    SweepPointState State,
    string? Error,
    long Step,
    long Steps,
    double? Loss,
    double? L0,
    double? ExplainedVariance,
    int? Dead,
    DictionaryMetrics? Metrics,
    string? Dictionary);

/// <summary>How far one point of a sweep is.</summary>
public enum SweepPointState
{
    /// <summary>Training has not begun.</summary>
    Waiting,

    /// <summary>Its numbers are those of the latest step.</summary>
    Training,

    /// <summary>Its weights are stored; held-out text comes next.</summary>
    Trained,

    /// <summary>It has its place in the picture.</summary>
    Evaluated,

    /// <summary>It diverged or could not be measured; the reason is kept.</summary>
    Failed,
}

/// <summary>What a sweep was computed from.</summary>
/// <param name="CodeVersion">Commit of the worker.</param>
/// <param name="ModelHash">SHA-256 of the model's weights.</param>
/// <param name="CorpusHash">Identifies the tokens read.</param>
/// <param name="TokenizerHash">Fingerprint of the tokenizer.</param>
/// <param name="DIn">Width of the activation.</param>
/// <param name="TrainedTokens">Tokens that every point was trained on.</param>
public sealed record SweepProvenance(string CodeVersion, string ModelHash, string CorpusHash, string TokenizerHash, int DIn, long TrainedTokens);
