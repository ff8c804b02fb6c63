namespace Interp.Analysis.Circuits;

/// <summary>Which denominator the final norm has when it reads a residual stream that is not the last.</summary>
public enum LensNorm
{
    /// <summary>That of the last one at the same position: what is read adds up layer by layer, as in direct logit attribution.</summary>
    Final,

    /// <summary>Its own: the model's final norm and unembedding are put on it as they are (nostalgebraist 2020).</summary>
    Recomputed,
}
