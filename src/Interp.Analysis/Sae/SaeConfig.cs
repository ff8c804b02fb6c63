namespace Interp.Analysis.Sae;

/// <summary>What <c>cfg.json</c> says that matters for inference.</summary>
internal sealed record SaeConfig(SaeSettings Settings, bool Skip, int d_in, int d_sae, int d_out);
