namespace Interp.Domain.Dictionaries;

/// <summary>A feature of a batch file; names as in the file. Correlated features and decoder weights are not read.</summary>
public sealed record DashboardFeature(
    int? FeatureIndex,
    int[]? NeuronAlignmentIndices,
    float[]? NeuronAlignmentValues,
    float[]? NeuronAlignmentL1,
    int[]? CorrelatedNeuronsIndices,
    float[]? CorrelatedNeuronsL1,
    float[]? CorrelatedNeuronsPearson,
    string?[]? NegStr,
    float[]? NegValues,
    string?[]? PosStr,
    float[]? PosValues,
    double? FracNonzero,
    float[]? FreqHistDataBarValues,
    float[]? FreqHistDataBarHeights,
    float[]? LogitsHistDataBarHeights,
    float[]? LogitsHistDataBarValues,
    long? NPromptsTotal,
    long? NTokensInPrompt,
    string? Dataset,
    DashboardActivation?[]? Activations);

/// <summary>An example of a batch file: a stretch of text with the feature's activation on each token. Attributions (dfa) are not read.</summary>
/// <param name="BinMin">Lower edge of the interval it was drawn from; −1 in the top group.</param>
/// <param name="BinMax">Upper edge.</param>
/// <param name="BinContains">Share of activations in the interval; −1 in the top group.</param>
/// <param name="Tokens">The text.</param>
/// <param name="Values">Activation on each token.</param>
/// <param name="QualifyingTokenIndex">Which token it was chosen for.</param>
public sealed record DashboardActivation(double? BinMin, double? BinMax, double? BinContains, string?[]? Tokens, float[]? Values, int? QualifyingTokenIndex);
