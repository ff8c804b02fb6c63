namespace Interp.Analysis.Language;

/// <summary>How far the building of a corpus is.</summary>
/// <param name="Stage">What is being done, for people.</param>
/// <param name="Done">Units done in this stage.</param>
/// <param name="Total">Units of this stage.</param>
public sealed record CorpusBuildProgress(string Stage, long Done, long Total);
