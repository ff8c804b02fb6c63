namespace Interp.Domain.Dictionaries;

/// <summary>Examples that lie one after the other in arrays.</summary>
internal static class ExplanationExamples
{
    /// <summary>The part of each example.</summary>
    public static IEnumerable<Range> Parts(int[] offsets) => Enumerable.Range(0, Math.Max(0, offsets.Length - 1)).Select(i => offsets[i]..offsets[i + 1]);
}
