namespace Interp.Analysis.Dictionaries;

/// <summary>How a dictionary turns pre-activations into activations f, with a = W_encᵀ x (or x − b_dec) and z = a + b_enc.</summary>
public enum SaeArchitecture
{
    /// <summary>f = ReLU(z).</summary>
    Standard,

    /// <summary>f = ReLU of the k largest z, else 0.</summary>
    TopK,

    /// <summary>f = z where z &gt; θ and z &gt; 0, else 0, with a threshold θ for each latent (Rajamanoharan et al. 2024, arXiv 2407.14435).</summary>
    JumpReLU,

    /// <summary>f = ReLU(exp(r_mag) · a + b_mag) where a + b_gate &gt; 0, else 0; there is no b_enc (Rajamanoharan et al. 2024, arXiv 2404.16014).</summary>
    Gated,
}
