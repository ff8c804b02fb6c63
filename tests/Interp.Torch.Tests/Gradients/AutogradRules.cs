using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Gradients;

public sealed class AutogradRules
{
    [Fact]
    public void Grad_of_a_square_and_of_its_gradient_are_two_x_and_two()
    {
        using var scope = NewDisposeScope();
        var x = tensor([3.0], requires_grad: true);

        var first = autograd.grad([x.square()], [x], create_graph: true)[0];
        var second = autograd.grad([first], [x])[0];

        first.ToDouble().ShouldBe(6);
        second.ToDouble().ShouldBe(2);
        x.grad.ShouldBeNull();
    }

    [Fact]
    public void An_unused_input_gives_an_invalid_tensor_where_it_is_allowed()
    {
        using var scope = NewDisposeScope();
        var x = ones(1, requires_grad: true);
        var unused = ones(1, requires_grad: true);

        var gradients = autograd.grad([x * 2], [x, unused], allow_unused: true);

        gradients[0].ToSingle().ShouldBe(2);
        gradients[1].IsInvalid.ShouldBeTrue();
    }

    [Fact]
    public void Backward_adds_to_the_gradient_and_null_clears_it()
    {
        using var scope = NewDisposeScope();
        var x = tensor([3.0], requires_grad: true);

        x.square().backward();
        x.square().backward();
        x.grad!.ToDouble().ShouldBe(12);

        x.grad = null;
        x.grad.ShouldBeNull();
        x.grad = tensor([1.5]);
        x.grad.ToDouble().ShouldBe(1.5);
    }

    [Fact]
    public void Backward_twice_needs_a_retained_graph()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var y = x.square().sum();

        y.backward(retain_graph: true);
        y.backward();

        x.grad!.data<float>().ToArray().ShouldBe([4f, 4f]);
        Should.Throw<ExternalException>(() => y.backward()).Message.ShouldContain("second time");
    }

    [Fact]
    public void Backward_from_a_vector_starts_from_the_gradient_given()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1.0, 2.0], requires_grad: true);

        x.square().backward([tensor([10.0, 100.0])]);

        x.grad!.data<double>().ToArray().ShouldBe([20, 400]);
        Should.Throw<ExternalException>(() => x.square().backward()).Message.ShouldContain("grad can be implicitly created only for scalar outputs");
    }

    [Fact]
    public void Retained_gradients_of_inner_tensors_can_be_read()
    {
        using var scope = NewDisposeScope();
        var x = tensor([2.0], requires_grad: true);
        var inner = x * 3;
        inner.retain_grad();

        inner.square().backward();

        inner.grad!.ToDouble().ShouldBe(12);
        inner.is_leaf.ShouldBeFalse();
        x.is_leaf.ShouldBeTrue();
    }

    [Fact]
    public void Detach_cuts_the_graph_and_shares_the_memory()
    {
        using var scope = NewDisposeScope();
        var x = tensor([2.0], requires_grad: true);
        var cut = x.detach();

        cut.requires_grad.ShouldBeFalse();
        cut.fill_(5);
        x.ToDouble().ShouldBe(5);
    }

    [Fact]
    public void Writing_into_a_recorded_leaf_is_refused_outside_no_grad()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);

        Should.Throw<ExternalException>(() => x.add_(1)).Message.ShouldContain("leaf Variable");
        using (no_grad()) x.add_(1);
        x.sum().ToSingle().ShouldBe(4);
    }

    [Fact]
    public void Inference_tensors_refuse_to_join_a_graph()
    {
        using var scope = NewDisposeScope();
        var w = ones(2, requires_grad: true);
        Tensor made;
        using (inference_mode())
        {
            is_grad_enabled().ShouldBeFalse();
            made = w * 2;
        }

        made.requires_grad.ShouldBeFalse();
        Should.Throw<ExternalException>(() => w * made).Message.ShouldContain("Inference tensors cannot be saved for backward");
    }

    [Fact]
    public void Guards_nest_and_restore_what_was_before()
    {
        is_grad_enabled().ShouldBeTrue();
        using (no_grad())
        {
            is_grad_enabled().ShouldBeFalse();
            using (enable_grad()) is_grad_enabled().ShouldBeTrue();
            using (set_grad_enabled(false)) is_grad_enabled().ShouldBeFalse();
            is_grad_enabled().ShouldBeFalse();
        }

        is_grad_enabled().ShouldBeTrue();
    }

    [Fact]
    public void No_grad_does_not_reach_another_thread()
    {
        var elsewhere = false;
        using (no_grad())
        {
            var thread = new Thread(() => elsewhere = is_grad_enabled());
            thread.Start();
            thread.Join();
        }

        elsewhere.ShouldBeTrue();
    }
}
