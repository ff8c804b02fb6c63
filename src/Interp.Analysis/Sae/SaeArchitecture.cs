namespace Interp.Analysis.Sae;

/// <summary>How a dictionary turns pre-activations z into activations f.</summary>
public enum SaeArchitecture
{
    /// <summary>f = ReLU(z).</summary>
    Standard,

    /// <summary>f = ReLU of the k largest z, else 0.</summary>
    TopK,
}
