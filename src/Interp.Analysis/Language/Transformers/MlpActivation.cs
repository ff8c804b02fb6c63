namespace Interp.Analysis.Language;

/// <summary>Non-linearity of the MLP.</summary>
public enum MlpActivation
{
    Relu,

    /// <summary>x Φ(x), exactly.</summary>
    Gelu,

    /// <summary>GPT-2's "gelu_new": 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))).</summary>
    GeluTanh,
    Silu,
}
