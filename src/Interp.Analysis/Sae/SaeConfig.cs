namespace Interp.Analysis.Sae;

/// <summary>What <c>cfg.json</c> says that matters for inference.</summary>
internal sealed record SaeConfig(SaeSettings Settings, int d_in, int d_sae);
