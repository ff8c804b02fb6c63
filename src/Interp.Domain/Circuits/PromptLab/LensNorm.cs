namespace Interp.Domain.Circuits;

/// <summary>Which denominator the final norm has when it reads a residual stream that is not the last.</summary>
public enum LensNorm
{
    /// <summary>Its own, as if the model ended there.</summary>
    Own,

    /// <summary>That of the last one at the same position, so that what is read adds up layer by layer.</summary>
    Final,
}
