namespace Interp.Analysis.Dictionaries;

/// <summary>What a JumpReLU run pays for an active latent.</summary>
public enum JumpReLULoss
{
    /// <summary>λ for each: λ · L0 (Rajamanoharan et al. 2024).</summary>
    L0,

    /// <summary>λ tanh(c · f ‖W_dec‖), and a little for every inactive latent that is far from its threshold (Anthropic, January 2025).</summary>
    Tanh,
}
