using System.Runtime.InteropServices;

namespace Interp.Domain.Dictionaries;

/// <summary>The places of an example that a card shows: at most four on either side of the focus, none outside the document.</summary>
/// <param name="First">Place of the first of them in the row's arrays.</param>
/// <param name="Count">How many.</param>
/// <param name="Focus">Index of the focus among them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ShownPlaces(int First, int Count, int Focus)
{
    /// <summary>What a card shows on either side of the focus.</summary>
    public const int Reach = 4;

    public Range Range => First..(First + Count);

    public static ShownPlaces Of(FeatureExamples row, int example, int most = Reach)
    {
        var focus = example * row.Window + row.Window / 2;
        var reach = Math.Min(most, row.Window / 2);
        var (first, last) = (focus, focus);
        while (first > focus - reach && row.Tokens[first - 1] >= 0) first--;
        while (last < focus + reach && row.Tokens[last + 1] >= 0) last++;
        return new(first, last - first + 1, focus - first);
    }
}
