using System.Text.Json.Serialization;

namespace Interp.Analysis.Dictionaries;

/// <summary>How well a dictionary found the truth.</summary>
/// <param name="Directions">By its decoder.</param>
/// <param name="Detection">By when it fires.</param>
/// <param name="Reconstruction">By what it gives back.</param>
/// <param name="Rows">Held-out rows behind the last two.</param>
public sealed record GroundTruthMetrics([property: JsonIgnore] DirectionMatch Directions, DetectionMetrics Detection, ReconstructionMetrics Reconstruction, long Rows);
