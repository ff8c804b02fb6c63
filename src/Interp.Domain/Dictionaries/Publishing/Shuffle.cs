namespace Interp.Domain.Dictionaries;

/// <summary>The fixed shuffle of the random order.</summary>
public static class Shuffle
{
    /// <summary>A well-mixed non-negative number for each index (the finaliser of SplitMix64); equal ones are told apart by the index.</summary>
    public static int Of(int index)
    {
        var z = (ulong)index + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) & int.MaxValue);
    }
}
