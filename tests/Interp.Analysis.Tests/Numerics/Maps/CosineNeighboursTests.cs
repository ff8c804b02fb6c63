using Interp.Analysis.Numerics;
using TorchSharp;

namespace Interp.Analysis.Tests.Numerics;

public sealed class CosineNeighboursTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_blocked_search_finds_what_comparing_every_pair_finds(int threads)
    {
        const int points = 700, width = 24, count = 9;
        var rows = Random(points * width);
        using var tensor = torch.tensor(rows).reshape(points, width);

        var found = CosineNeighbours.Find(tensor, count, threads, progress: null, TestContext.Current.CancellationToken);

        for (var point = 0; point < points; point++)
        {
            var expected = Enumerable.Range(0, points).Where(p => p != point).OrderBy(p => Distance(rows, width, point, p)).Take(count).ToArray();
            found.Of(point).ToArray().ShouldBe(expected);
            found.DistancesOf(point)[0].ShouldBe((float)Distance(rows, width, point, expected[0]), 1e-5f);
            found.DistancesOf(point)[^1].ShouldBe((float)Distance(rows, width, point, expected[^1]), 1e-5f);
        }
    }

    [Fact]
    public void Length_does_not_matter_and_a_point_is_not_its_own_neighbour()
    {
        using var rows = torch.tensor(new float[] { 1, 0, 5, 0.1f, 0, 2, -3, 0 }).reshape(4, 2);

        var found = CosineNeighbours.Find(rows, 3, threads: 1, progress: null, TestContext.Current.CancellationToken);

        found.Of(0).ToArray().ShouldBe([1, 2, 3]);
        found.DistancesOf(0)[1].ShouldBe(1, 1e-6f);
        found.DistancesOf(0)[2].ShouldBe(2, 1e-6f);
    }

    [Fact]
    public void A_row_that_is_not_a_number_is_refused()
    {
        using var rows = torch.tensor(new[] { 1, 0, 0, 1, float.NaN, 1 }).reshape(3, 2);

        Should.Throw<InvalidDataException>(() => CosineNeighbours.Find(rows, 2, threads: 1, progress: null, TestContext.Current.CancellationToken));
    }

    private static double Distance(float[] rows, int width, int a, int b)
    {
        double dot = 0, lengthA = 0, lengthB = 0;
        for (var i = 0; i < width; i++)
        {
            double x = rows[(a * width) + i], y = rows[(b * width) + i];
            (dot, lengthA, lengthB) = (dot + (x * y), lengthA + (x * x), lengthB + (y * y));
        }

        return 1 - (dot / Math.Sqrt(lengthA * lengthB));
    }

    private static float[] Random(int length)
    {
        var random = new SeededRandom(7, 1);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextGaussian())];
    }
}
