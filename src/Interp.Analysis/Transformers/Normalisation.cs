namespace Interp.Analysis.Transformers;

/// <summary>What stands before attention, MLP and unembedding.</summary>
public enum Normalisation
{
    None,
    LayerNorm,
    RmsNorm,
}
