namespace Interp.Domain.Circuits;

/// <summary>The logit lens: what the unembedding says of the residual stream between the layers (nostalgebraist 2020).</summary>
/// <param name="Places">Hook points, from the embedding up.</param>
/// <param name="Own">With each place's own norm.</param>
/// <param name="Final">With the last place's norm.</param>
public sealed record LensReading(string[] Places, LensCells Own, LensCells Final)
{
    /// <summary>The cells of one way of reading.</summary>
    public LensCells Of(LensNorm norm) => norm == LensNorm.Final ? Final : Own;
}

/// <summary>The likeliest token at every place of the residual stream, place by place and within a place position by position.</summary>
/// <param name="Tokens">From a worker ids, for people places in the sheet's table of tokens.</param>
/// <param name="Probabilities">Of each.</param>
public sealed record LensCells(int[] Tokens, float[] Probabilities);

/// <summary>Which denominator the final norm has when it reads a residual stream that is not the last.</summary>
public enum LensNorm
{
    /// <summary>Its own, as if the model ended there.</summary>
    Own,

    /// <summary>That of the last one at the same position, so that what is read adds up layer by layer.</summary>
    Final,
}
