namespace Interp.Analysis.Language;

/// <summary>How a decoder knows where a token stands.</summary>
public enum PositionalEncoding
{
    None,

    /// <summary>A trained vector per position, added to the embedding.</summary>
    Learned,

    /// <summary>Rotary; coordinates 2i and 2i + 1 form a pair (the original Llama release).</summary>
    RotaryInterleaved,

    /// <summary>Rotary; coordinates i and i + d_head / 2 form a pair (Hugging Face).</summary>
    RotaryHalfSplit,
}
