using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Torch.Tests;

public sealed class TensorBasics
{
    [Fact]
    public void Arithmetic_with_tensors_and_numbers_gives_the_values_done_by_hand()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 2f, 3f, 4f }, [2, 2]);

        var y = (2 * x + 1 - x / 2) * x;

        y.data<float>().ToArray().ShouldBe([2.5f, 8f, 16.5f, 28f]);
    }

    [Fact]
    public void Matmul_of_transposed_view_matches_hand_computed_product()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } });

        a.matmul(a.T).data<double>().ToArray().ShouldBe([5, 11, 11, 25]);
    }

    [Fact]
    public void Backward_through_cross_entropy_gives_softmax_minus_one_hot()
    {
        using var scope = NewDisposeScope();
        var logits = zeros(1, 4, requires_grad: true);

        F.cross_entropy(logits, tensor(new long[] { 2 })).backward();

        logits.grad!.data<float>().ToArray().ShouldBe([0.25f, 0.25f, -0.75f, 0.25f]);
    }

    [Fact]
    public void Bad_shapes_throw_with_the_text_of_libtorch()
    {
        using var scope = NewDisposeScope();
        var a = zeros(2, 3);

        Should.Throw<ExternalException>(() => a.mm(a)).Message.ShouldContain("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)");
    }

    [Fact]
    public void Indexing_by_number_range_and_tensor_reads_the_expected_elements()
    {
        using var scope = NewDisposeScope();
        var a = arange(12).reshape(3, 4);

        a[1, 2].ToInt64().ShouldBe(6);
        a[1..3, 0].data<long>().ToArray().ShouldBe([4, 8]);
        a[.., TensorIndex.Slice(step: 2)].data<long>().ToArray().ShouldBe([0, 2, 4, 6, 8, 10]);
        a[tensor(new long[] { 2, 0 })].data<long>().ToArray().ShouldBe([8, 9, 10, 11, 0, 1, 2, 3]);
        a[TensorIndex.Colon, TensorIndex.Tensor(tensor(new long[] { 3 }))].data<long>().ToArray().ShouldBe([3, 7, 11]);
        a[a > 9].data<long>().ToArray().ShouldBe([10, 11]);
        a[TensorIndex.Ellipsis, TensorIndex.None].shape.ShouldBe([3, 4, 1]);

        a[0] = tensor(7L);
        a[TensorIndex.Colon, TensorIndex.Tensor(tensor(new long[] { 1, 2 }))] = tensor(0L);
        a.data<long>().ToArray().ShouldBe([7, 0, 0, 7, 4, 0, 0, 7, 8, 0, 0, 11]);
    }

    [Fact]
    public void Adam_reaches_the_minimum_of_a_quadratic()
    {
        using var scope = NewDisposeScope();
        var p = new Parameter(tensor(new[] { 3f, -2f }));
        using var adam = optim.Adam([p], lr: 0.1);

        for (var i = 0; i < 300; i++)
        {
            using var step = NewDisposeScope();
            adam.zero_grad();
            (p - 1).square().sum().backward();
            adam.step();
        }

        p.data<float>().ToArray().ShouldAllBe(value => Math.Abs(value - 1) < 0.01);
    }

    [Fact]
    public void A_scope_disposes_what_was_made_in_it_and_keeps_what_was_moved_out()
    {
        Tensor kept;
        Tensor lost;
        using (NewDisposeScope())
        {
            lost = ones(3);
            kept = (lost + 1).MoveToOuterDisposeScope();
        }

        using (kept) kept.sum().ToSingle().ShouldBe(6);
        lost.IsInvalid.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => lost.add(1));
    }

    [Fact]
    public void Equal_seeds_give_equal_draws()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var first = randn(10);
        manual_seed(5);

        randn(10).Equals(first).ShouldBeTrue();
    }

    [Fact]
    public void A_tensor_from_an_array_shares_its_memory()
    {
        using var scope = NewDisposeScope();
        var array = new[] { 1f, 2f };
        var shared = from_array(array);

        shared.mul_(3);

        array.ShouldBe([3f, 6f]);
    }
}
