namespace Interp.Domain.Circuits;

/// <summary>Where every head looks, rounded to what is drawn.</summary>
/// <param name="Weights">
/// One byte for each weight, 255 for 1: by layer, head, query and key, keys 0 to the query only, so that a head has n (n + 1) / 2 of them.
/// </param>
/// <param name="ValueNorms">Length of the value vector that a head reads at a position: by layer, head and position.</param>
public sealed record AttentionPatterns(byte[] Weights, float[] ValueNorms)
{
    /// <summary>Weights of one head: query q and key k ≤ q at q (q + 1) / 2 + k.</summary>
    /// <param name="head">Number of the head among all: layer × heads + head.</param>
    /// <param name="tokens">Tokens of the prompt.</param>
    public ReadOnlySpan<byte> Head(int head, int tokens) => Weights.AsSpan(head * Cells(tokens), Cells(tokens));

    /// <summary>Lengths of one head's value vectors by position.</summary>
    /// <param name="head">Number of the head among all: layer × heads + head.</param>
    /// <param name="tokens">Tokens of the prompt.</param>
    public ReadOnlySpan<float> Norms(int head, int tokens) => ValueNorms.AsSpan(head * tokens, tokens);

    /// <summary>Weights that one head has.</summary>
    public static int Cells(int tokens) => tokens * (tokens + 1) / 2;
}
