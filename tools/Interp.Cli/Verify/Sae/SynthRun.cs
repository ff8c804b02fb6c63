namespace Interp.Cli.Verify;

/// <summary>One seed of a recipe: ours, and PyTorch's where it is installed.</summary>
internal sealed record SynthRun(long Seed, GroundTruthRow Ours, GroundTruthRow? PyTorch, double SecondsOfPyTorch);
