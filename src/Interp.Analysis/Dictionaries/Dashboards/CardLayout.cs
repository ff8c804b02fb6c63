namespace Interp.Analysis.Dictionaries;

/// <summary>The fixed sizes of the "Towards Monosemanticity" feature card.</summary>
public static class CardLayout
{
    /// <summary>Examples in the top and in the bottom group; features with fewer hits get only the top group.</summary>
    public const int ExtremeExamples = 20;

    /// <summary>Levels M·(10 - i)/10, i = 0 .. 10, M the maximum of the sample.</summary>
    public const int Levels = 11;

    /// <summary>Sample members shown at each level.</summary>
    public const int ExamplesPerLevel = 5;

    /// <summary>Size of the random sample of non-zero activations.</summary>
    public const int SampleSize = 1_000;

    /// <summary>Bins of both histograms.</summary>
    public const int Bins = 40;

    /// <summary>Tokens shown before and after the selected one.</summary>
    public const int WindowReach = 4;

    /// <summary>Tokens in each of the positive and negative logit lists.</summary>
    public const int LogitTokens = 10;

    /// <summary>Tokens in each of the raised and lowered lists of an ablation.</summary>
    public const int AblationTokens = 5;

    /// <summary>Rows of the neuron tables.</summary>
    public const int Neurons = 3;

    /// <summary>The activation level that interval <paramref name="level"/> gathers around, given the sample's maximum.</summary>
    public static float LevelTarget(float sampleMaximum, int level) => (float)((double)sampleMaximum * (Levels - 1 - level) / (Levels - 1));
}
