namespace Interp.Analysis.Language;

/// <summary>A named place in the forward pass, as TransformerLens names it.</summary>
/// <param name="Name">E.g. <c>blocks.0.mlp.hook_post</c>.</param>
/// <param name="Width">Size of the last axis; 0 where it is the number of positions.</param>
/// <param name="Shape">The axes, for people.</param>
public sealed record HookPoint(string Name, int Width, string Shape)
{
    /// <summary>Heads that are laid side by side to make a token's vector; 0 where there are none.</summary>
    public int Heads { get; init; }

    /// <summary>Numbers in the vector of one token, all heads together.</summary>
    public int VectorWidth => Math.Max(1, Heads) * Width;
}
