namespace Interp.Analysis.Sae.Kernels;

/// <summary>Selection by partition (quickselect with the middle of three as pivot); the order of the scratch is lost.</summary>
public static class KthLargest
{
    /// <summary>The <paramref name="k"/>-th largest entry (1 = the maximum); <paramref name="scratch"/> is reordered.</summary>
    public static float Find(Span<float> scratch, int k)
    {
        if (k < 1 || k > scratch.Length)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"Must lie in 1..{scratch.Length}.");
        int wanted = k - 1, low = 0, high = scratch.Length - 1;
        while (low < high)
        {
            float pivot = MiddleOfThree(scratch[low], scratch[(low + high) >>> 1], scratch[high]);
            int i = low, j = high;
            while (i <= j)
            {
                while (scratch[i] > pivot)
                    i++;
                while (scratch[j] < pivot)
                    j--;
                if (i > j)
                    break;
                (scratch[i], scratch[j]) = (scratch[j], scratch[i]);
                i++;
                j--;
            }
            if (wanted <= j)
                high = j;
            else if (wanted >= i)
                low = i;
            else
                break;
        }
        return scratch[wanted];
    }

    private static float MiddleOfThree(float a, float b, float c) => MathF.Max(MathF.Min(a, b), MathF.Min(MathF.Max(a, b), c));
}
