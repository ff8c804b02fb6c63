using System.Globalization;
using System.Runtime.InteropServices;
using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

/// <summary>One summand of the logits.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Layer">Of heads, attention biases and MLPs; −1 otherwise.</param>
/// <param name="Head">Of heads; −1 otherwise.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Component(ComponentKind Kind, int Layer = -1, int Head = -1)
{
    /// <summary>9.6 for a head, mlp 3, embed, pos_embed, b_O 3, ln_final.b, b_U.</summary>
    public override string ToString() => Kind switch
    {
        ComponentKind.TokenEmbedding => "embed",
        ComponentKind.PositionEmbedding => "pos_embed",
        ComponentKind.Head => new HeadName(Layer, Head).ToString(),
        ComponentKind.AttentionBias => Of("b_O"),
        ComponentKind.Mlp => Of("mlp"),
        ComponentKind.FinalNormBias => "ln_final.b",
        _ => "b_U",
    };

    private string Of(string name) => string.Create(CultureInfo.InvariantCulture, $"{name} {Layer}");
}
