namespace Interp.Analysis.Dictionaries;

/// <summary>What a pass over held-out text measured.</summary>
/// <param name="Measurements">One for each dictionary, in their order.</param>
/// <param name="Matches">One for each pair of dictionaries asked for, in their order.</param>
public sealed record HeldOutResult(IReadOnlyList<UnitMeasurement> Measurements, IReadOnlyList<DictionaryMatch> Matches);
