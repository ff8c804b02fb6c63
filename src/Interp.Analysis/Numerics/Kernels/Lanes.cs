namespace Interp.Analysis.Numerics;

/// <summary>Runs equal parts of a range on a fixed number of threads; one thread means the caller's own.</summary>
internal static class Lanes
{
    /// <summary>Calls <paramref name="body"/> (lane, first, end) with the parts of 0 .. <paramref name="count"/> − 1.</summary>
    public static void Run(int lanes, int count, Action<int, int, int> body)
    {
        if (lanes == 1)
        {
            body(0, 0, count);
            return;
        }
        Parallel.For(0, lanes, new ParallelOptions { MaxDegreeOfParallelism = lanes }, lane => body(lane, Bound(lane, lanes, count), Bound(lane + 1, lanes, count)));
    }

    private static int Bound(int lane, int lanes, int count) => (int)((long)count * lane / lanes);
}
