namespace Interp.Cli.SaeVerification;

/// <summary>A recipe's line: ours, PyTorch's, and what was published at the full size.</summary>
internal sealed record SynthRow(
    string Recipe, GroundTruthRow Ours, GroundTruthRow? PyTorch, double? PublishedF1, double? PublishedMCC, double SecondsOfPyTorch);
