using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>An example's window as far as it lies in one context.</summary>
/// <param name="Context">Number of the context in the pass.</param>
/// <param name="Feature">Index in the dictionary.</param>
/// <param name="Slot">Where the effect on the first of these tokens belongs.</param>
/// <param name="Row">The first of these tokens, as a row of the pass.</param>
/// <param name="Count">Tokens.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AblationTarget(int Context, int Feature, int Slot, int Row, int Count)
{
    /// <summary>By context, then feature, then slot.</summary>
    public static int InOrder(AblationTarget a, AblationTarget b)
    {
        var order = a.Context.CompareTo(b.Context);
        if (order == 0)
            order = a.Feature.CompareTo(b.Feature);
        return order != 0 ? order : a.Slot.CompareTo(b.Slot);
    }
}
