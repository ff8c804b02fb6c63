namespace Interp.Analysis.Activations;

/// <summary>How a number of an activation is stored.</summary>
public enum ActivationPrecision
{
    /// <summary>8 bits of mantissa: half the disk, relative error at most 2⁻⁸, an FVU below 1e-5 in itself.</summary>
    BFloat16,

    /// <summary>As the model computed it.</summary>
    Float32,
}
