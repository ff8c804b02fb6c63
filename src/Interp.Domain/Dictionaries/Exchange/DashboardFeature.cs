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
