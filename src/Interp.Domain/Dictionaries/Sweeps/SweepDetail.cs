namespace Interp.Domain.Dictionaries;

/// <summary>A sweep's own page.</summary>
/// <param name="Summary">What lists show.</param>
/// <param name="Parameters">As submitted, the grid expanded.</param>
/// <param name="Points">In the order of the parameters.</param>
/// <param name="Provenance">What it was computed from; null until a worker has begun.</param>
public sealed record SweepDetail(SweepSummary Summary, SweepSaeParameters Parameters, IReadOnlyList<SweepPointDetail> Points, SweepProvenance? Provenance);
