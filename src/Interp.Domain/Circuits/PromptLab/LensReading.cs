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
