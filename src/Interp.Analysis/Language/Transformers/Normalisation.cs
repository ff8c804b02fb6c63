namespace Interp.Analysis.Language;

/// <summary>What stands before attention, MLP and unembedding.</summary>
public enum Normalisation
{
    None,
    LayerNorm,
    RmsNorm,
}
