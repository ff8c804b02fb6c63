namespace Interp.Domain.Library;

/// <summary>What two token sequences do not share.</summary>
internal static class TokenDifference
{
    /// <summary>Tokens outside a longest common subsequence, which is the earliest possible in both.</summary>
    public static (bool[] First, bool[] Second) Of(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        // common[i, j]: longest common subsequence of what follows i and j.
        var common = new int[first.Count + 1, second.Count + 1];
        for (var i = first.Count - 1; i >= 0; i--)
        {
            for (var j = second.Count - 1; j >= 0; j--)
                common[i, j] = first[i] == second[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var (onlyFirst, onlySecond) = (new bool[first.Count], new bool[second.Count]);
        Array.Fill(onlyFirst, true);
        Array.Fill(onlySecond, true);
        for (int i = 0, j = 0; i < first.Count && j < second.Count;)
        {
            if (first[i] == second[j]) (onlyFirst[i++], onlySecond[j++]) = (false, false);
            else if (common[i + 1, j] >= common[i, j + 1]) i++;
            else j++;
        }

        return (onlyFirst, onlySecond);
    }
}
