namespace Interp.Analysis.Dictionaries;

/// <summary>Which neurons a feature's decoder row writes to.</summary>
public static class DecoderAlignment
{
    /// <summary>The <paramref name="count"/> entries of largest magnitude of a decoder row <c>[d_in]</c>, largest first.</summary>
    public static NeuronAlignment[] Largest(ReadOnlySpan<float> decoderRow, int count)
    {
        var norm = 0.0;
        var all = new NeuronAlignment[decoderRow.Length];
        foreach (var value in decoderRow)
            norm += Math.Abs(value);
        for (var j = 0; j < all.Length; j++)
            all[j] = new NeuronAlignment(j, decoderRow[j], norm > 0 ? (float)(Math.Abs(decoderRow[j]) / norm) : 0);

        Array.Sort(all, static (a, b) => a.ShareOfL1 != b.ShareOfL1 ? b.ShareOfL1.CompareTo(a.ShareOfL1) : a.Neuron.CompareTo(b.Neuron));
        return all[..Math.Min(count, all.Length)];
    }
}
