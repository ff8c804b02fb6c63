namespace Interp.Domain.Dictionaries;

/// <summary>Medians of correlations, those of features that were never active left out.</summary>
internal static class Middle
{
    /// <summary>Null when nothing is left.</summary>
    public static double? Of(float[] values)
    {
        var sorted = values.Where(v => !float.IsNaN(v)).Order().ToArray();
        if (sorted.Length == 0) return null;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : ((double)sorted[middle - 1] + sorted[middle]) / 2;
    }
}
