using System.Text.Json.Serialization;

namespace Interp.Analysis.Dictionaries;

/// <summary>How well a dictionary found the truth.</summary>
/// <param name="Directions">By its decoder.</param>
/// <param name="Detection">By when it fires.</param>
/// <param name="Reconstruction">By what it gives back.</param>
/// <param name="Rows">Held-out rows behind the last two.</param>
public sealed record GroundTruthMetrics([property: JsonIgnore] DirectionMatch Directions, DetectionMetrics Detection, ReconstructionMetrics Reconstruction, long Rows);

/// <summary>Latents as detectors of the true feature whose direction is nearest to theirs; each number is a mean over all latents.</summary>
/// <param name="Precision">Of the rows on which a latent fires, the share in which its feature is there.</param>
/// <param name="Recall">Of the rows in which its feature is there, the share on which it fires.</param>
/// <param name="F1">Harmonic mean of a latent's precision and recall.</param>
/// <param name="DeadLatents">Latents that fired on no row.</param>
/// <param name="L0">Latents that fire on a row.</param>
/// <param name="TrueL0">Features that are there in a row.</param>
public sealed record DetectionMetrics(double Precision, double Recall, double F1, int DeadLatents, double L0, double TrueL0);
