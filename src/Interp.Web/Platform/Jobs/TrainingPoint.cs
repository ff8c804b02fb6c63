namespace Interp.Web.Platform;

/// <summary>What training reported at one step; null where this kind of training has no such number.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Loss">Training loss.</param>
/// <param name="L0">Active features per token.</param>
/// <param name="ExplainedVariance">1 − FVU on the batch.</param>
/// <param name="Dead">Latents that have not fired lately.</param>
public sealed record TrainingPoint(long Step, double? Loss, double? L0, double? ExplainedVariance, int? Dead);
