using Interp.Analysis.Activations;

namespace Interp.Analysis.Tests.Activations;

public sealed class RowPermutationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    [InlineData(4096)]
    [InlineData(65_537)]
    public void Every_place_is_taken_exactly_once(int count)
    {
        var order = new RowPermutation(count, 5);
        var places = new HashSet<long>();
        for (int i = 0; i < count; i++)
        {
            order[i].ShouldBeInRange(0, count - 1);
            places.Add(order[i]).ShouldBeTrue();
        }
    }

    [Fact]
    public void Equal_seeds_give_equal_orders_and_others_do_not()
    {
        long[] Order(long seed)
        {
            var order = new RowPermutation(500, seed);
            return [.. Enumerable.Range(0, 500).Select(i => order[i])];
        }

        Order(1).ShouldBe(Order(1));
        Order(2).ShouldNotBe(Order(1));
    }

    [Fact]
    public void Neighbours_are_torn_apart()
    {
        const int Count = 20_000;
        var order = new RowPermutation(Count, 9);
        // Distances between the images of neighbours: a third of the range on average for a random order.
        double mean = Enumerable.Range(0, Count - 1).Average(i => Math.Abs(order[i + 1] - order[i]));
        mean.ShouldBe(Count / 3.0, Count * 0.02);
    }

    [Fact]
    public void Values_outside_the_range_are_refused()
    {
        var order = new RowPermutation(10, 1);
        Should.Throw<ArgumentOutOfRangeException>(() => order[10]);
        Should.Throw<ArgumentOutOfRangeException>(() => order[-1]);
    }
}
