namespace Interp.Domain.Dictionaries;

/// <summary>A way to train a sparse autoencoder, as people choose it.</summary>
/// <param name="Slug">As parameters name it.</param>
/// <param name="Name">For people.</param>
/// <param name="About">What it does, in one sentence.</param>
/// <param name="Sparsity">Which number it reads.</param>
public sealed record SaeRecipe(string Slug, string Name, string About, SaeSparsity Sparsity)
{
    /// <summary>A good first λ, for activations scaled to E‖x‖² = d_in.</summary>
    public double UsualCoefficient { get; init; }

    /// <summary>Whether it can be told an L0 instead of λ.</summary>
    public bool TakesTargetL0 { get; init; }

    /// <summary>How often each token is decoded: nested dictionaries decode every prefix.</summary>
    public int Decodings { get; init; } = 1;
}
