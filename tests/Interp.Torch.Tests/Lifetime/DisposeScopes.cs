using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Lifetime;

public sealed class DisposeScopes
{
    [Fact]
    public void Every_wrapper_registers_also_views_properties_and_aliases()
    {
        using var scope = NewDisposeScope();
        var a = ones(2, 2, requires_grad: true);
        scope.DisposablesCount.ShouldBe(1);

        _ = a.T;
        _ = a[0];
        _ = a.to(float32);
        a.sum().backward();
        _ = a.grad;

        scope.DisposablesCount.ShouldBe(6);
        scope.Contains(a).ShouldBeTrue();
        scope.DisposablesView.ShouldContain(a);
    }

    [Fact]
    public void In_place_methods_register_nothing_new()
    {
        using var scope = NewDisposeScope();
        var a = ones(2);

        a.add_(1).mul_(2).add_(a).mul_(a).copy_(a).requires_grad_();

        scope.DisposablesCount.ShouldBe(1);
    }

    [Fact]
    public void A_tensor_of_another_thread_is_not_in_the_scope()
    {
        using var scope = NewDisposeScope();
        Tensor? made = null;
        var thread = new Thread(() => made = ones(1));
        thread.Start();
        thread.Join();

        scope.DisposablesCount.ShouldBe(0);
        made!.Dispose();
    }

    [Fact]
    public void Disposing_twice_does_nothing_and_using_afterwards_throws()
    {
        var a = ones(1);
        a.Dispose();
        a.Dispose();

        a.IsInvalid.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => a.shape);
        Should.Throw<InvalidOperationException>(() => cat([a]));
    }

    [Fact]
    public void Moving_to_the_outer_scope_of_the_outermost_detaches()
    {
        Tensor a;
        using (NewDisposeScope()) a = ones(1).MoveToOuterDisposeScope();

        a.IsInvalid.ShouldBeFalse();
        a.Dispose();
    }

    [Fact]
    public void Objects_move_between_scopes()
    {
        using var outer = NewDisposeScope();
        Tensor a, b, c, d, e;
        using (var inner = NewDisposeScope())
        {
            CurrentDisposeScope.ShouldBeSameAs(inner);
            (a, b) = inner.MoveToOuter(ones(1), ones(1));
            c = ones(1).MoveToOtherDisposeScope(outer);
            d = inner.Detach(ones(1));
            e = ones(1).MoveToOtherDisposeScope(a);
            inner.DisposablesCount.ShouldBe(0);
            inner.Attach(d);
            inner.Contains(d).ShouldBeTrue();
            d.DetachFromDisposeScope();
        }

        new[] { a, b, c, d, e }.ShouldAllBe(tensor => !tensor.IsInvalid);
        outer.DisposablesCount.ShouldBe(4);
        outer.Attach(d);
        outer.Contains(d).ShouldBeTrue();
        CurrentDisposeScope.ShouldBeSameAs(outer);
    }

    [Fact]
    public void Everything_but_some_can_be_disposed_early()
    {
        using var scope = NewDisposeScope();
        var keep = ones(1);
        var drop = ones(1);

        scope.DisposeEverythingBut(keep).ShouldBeSameAs(keep);
        drop.IsInvalid.ShouldBeTrue();
        keep.IsInvalid.ShouldBeFalse();
        scope.DisposeEverything();
        keep.IsInvalid.ShouldBeTrue();
    }

    [Fact]
    public void Setting_to_zero_gives_another_wrapper_of_the_same_memory()
    {
        using var scope = NewDisposeScope();
        var a = ones(2);

        var zeroed = a.zero_();

        zeroed.ShouldNotBeSameAs(a);
        scope.Contains(zeroed).ShouldBeTrue();
        zeroed.add_(3);
        a.sum().ToSingle().ShouldBe(6);
    }

    [Fact]
    public void Nothing_but_tensors_can_be_attached()
    {
        using var stream = new MemoryStream();
        using var scope = NewDisposeScope();

        Should.Throw<InvalidOperationException>(() => scope.Attach(stream));
    }

    [Fact]
    public void A_disposed_scope_refuses_and_an_inner_one_left_open_is_skipped()
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        outer.Dispose();
        CurrentDisposeScope.ShouldBeSameAs(inner);
        inner.Dispose();

        CurrentDisposeScope.ShouldBeNull();
        Should.Throw<ObjectDisposedException>(outer.DisposeEverything);
        inner.Dispose();
    }

    [Fact]
    public void A_wrapped_expression_keeps_only_its_result()
    {
        using var scope = NewDisposeScope();

        var result = WrappedTensorDisposeScope(() => (ones(2) + 1) * 3);

        scope.DisposablesCount.ShouldBe(1);
        result.sum().ToSingle().ShouldBe(12);
    }

    [Fact]
    public void A_parameter_takes_the_handle_and_the_place_of_its_tensor()
    {
        Parameter free;
        Parameter held;
        using (var scope = NewDisposeScope())
        {
            var data = ones(2);
            held = new Parameter(data);
            data.IsInvalid.ShouldBeTrue();
            held.requires_grad.ShouldBeTrue();
            scope.DisposablesCount.ShouldBe(1);
            free = ones(2).DetachFromDisposeScope().AsParameter();
            scope.DisposablesCount.ShouldBe(1);
        }

        held.IsInvalid.ShouldBeTrue();
        free.IsInvalid.ShouldBeFalse();
        free.Dispose();
    }

    [Fact]
    public void Statistics_count_what_was_made_and_disposed_in_and_outside_of_scopes()
    {
        ThreadDisposeScopeStatistics? seen = null;
        var thread = new Thread(() =>
        {
            var outside = ones(1);
            using (NewDisposeScope())
            {
                _ = ones(1);
                ones(1).DetachFromDisposeScope().Dispose();
            }

            outside.Dispose();
            seen = DisposeScopeManager.Statistics;
        });
        thread.Start();
        thread.Join();

        seen.ShouldNotBeNull();
        (seen.CreatedInScopeCount, seen.CreatedOutsideScopeCount, seen.DisposedInScopeCount, seen.DisposedOutsideScopeCount, seen.DetachedFromScopeCount, seen.ThreadTotalLiveCount)
            .ShouldBe((2, 1, 1, 2, 1, 0));
        seen.ToString().ShouldContain("ThreadTotalLiveCount: 0");
    }

    [Fact]
    public void A_handle_given_away_can_be_wrapped_again()
    {
        var a = ones(3);
        using var b = Tensor.UnsafeCreateTensor(a.DecoupleFromNativeHandle());

        a.IsInvalid.ShouldBeTrue();
        b.sum().ToSingle().ShouldBe(3);
    }
}
