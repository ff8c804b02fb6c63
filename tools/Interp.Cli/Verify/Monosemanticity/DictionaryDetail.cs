namespace Interp.Cli.Verify;

/// <summary>The recorded quality of one dictionary on held-out text, losses at the natural mix.</summary>
internal sealed record DictionaryDetail(
    string Name,
    double L0,
    double ExplainedVariance,
    double LossRecovered,
    double? LossRecoveredFromMean,
    double CleanCE,
    double ReconstructionCE,
    double ZeroCE,
    double DeadShare);
