namespace TorchSharp.Modules;

/// <summary>Options of the Gaussian error linear unit.</summary>
public static class GELU
{
    /// <summary>Which formula is used.</summary>
    public enum Approximate
    {
        /// <summary>The error function.</summary>
        none,

        /// <summary>The hyperbolic tangent of a cubic.</summary>
        tanh,
    }
}
