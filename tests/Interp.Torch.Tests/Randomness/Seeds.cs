using Interp.Torch.Tests.Values;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Randomness;

public sealed class Seeds
{
    [Fact]
    public void Equal_seeds_give_equal_draws_of_every_kind()
    {
        using var scope = NewDisposeScope();
        static double[] Draw()
        {
            var g = new Generator(11);
            return [.. new[]
            {
                rand(3, generator: g), randn(3, generator: g), randint(10, [3], generator: g), randperm(5, generator: g), zeros(3).normal_(1, 2, g), zeros(3).uniform_(-1, 1, g),
                zeros(9).bernoulli_(0.5, g), zeros(3).exponential_(1, g), multinomial(ones(5), 3, generator: g),
            }.SelectMany(Expect.Numbers)];
        }

        Draw().ShouldBe(Draw());
    }

    [Fact]
    public void Draws_lie_where_their_distribution_says()
    {
        using var scope = NewDisposeScope();
        using var g = new Generator(2);
        const int n = 20_000;
        rand([n], generator: g).mean().item<float>().ShouldBe(0.5f, 0.02f);
        rand(n, 2, generator: g).mean([0]).sub(0.5).abs().max().item<float>().ShouldBeLessThan(0.02f);
        var normal = randn([n], generator: g);
        normal.mean().item<float>().ShouldBe(0f, 0.03f);
        normal.std().item<float>().ShouldBe(1f, 0.03f);
        var integers = randint(3, 6, [n], generator: g);
        (integers.min().item<long>(), integers.max().item<long>()).ShouldBe((3, 5));
        randperm(100, generator: g).sort().Values.Equals(arange(100)).ShouldBeTrue();
        zeros(n).normal_(5, 2, g).std().item<float>().ShouldBe(2f, 0.06f);
        var uniform = zeros(n).uniform_(-1, 3, g);
        uniform.min().item<float>().ShouldBe(-1f, 0.01f);
        uniform.max().item<float>().ShouldBe(3f, 0.01f);
        zeros(n).bernoulli_(0.2, g).mean().item<float>().ShouldBe(0.2f, 0.02f);
        zeros(n).exponential_(4, g).mean().item<float>().ShouldBe(0.25f, 0.02f);
        multinomial(tensor([0f, 1f, 0f]), 4, replacement: true, g).Equals(ones([4], int64)).ShouldBeTrue();
    }

    [Fact]
    public void A_saved_state_goes_on_where_it_was()
    {
        using var scope = NewDisposeScope();
        using var g = new Generator(4);
        rand(7, generator: g);
        var state = g.get_state();
        var first = randn(9, generator: g);

        g.set_state(state);

        randn(9, generator: g).Equals(first).ShouldBeTrue();
        g.initial_seed().ShouldBe(4);
        g.manual_seed(4);
        rand(7, generator: g);
        randn(9, generator: g).Equals(first).ShouldBeTrue();
    }

    [Fact]
    public void A_generator_of_ones_own_leaves_the_default_stream_alone()
    {
        using var scope = NewDisposeScope();
        var before = get_rng_state();

        rand(5, generator: new Generator(1));

        get_rng_state().Equals(before).ShouldBeTrue();
    }
}
