namespace Interp.Analysis.Dictionaries;

/// <summary>Which tensors each kind of dictionary has.</summary>
internal static class SaeTensorNames
{
    /// <summary>Those without which it cannot compute.</summary>
    public static IReadOnlyList<string> Of(SaeArchitecture architecture) => architecture switch
    {
        SaeArchitecture.Standard or SaeArchitecture.TopK => ["W_enc", "W_dec", "b_enc", "b_dec"],
        SaeArchitecture.JumpReLU => ["W_enc", "W_dec", "b_enc", "b_dec", "threshold"],
        SaeArchitecture.Gated => ["W_enc", "W_dec", "b_dec", "r_mag", "b_gate", "b_mag"],
        _ => throw new ArgumentOutOfRangeException(nameof(architecture), architecture, "unknown"),
    };
}
