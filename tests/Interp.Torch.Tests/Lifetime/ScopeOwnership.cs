using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Lifetime;

/// <summary>To whom a tensor belongs after scopes have handled one that was not theirs: where a wrong guess frees what is still read, or keeps what nobody reads.</summary>
public sealed class ScopeOwnership
{
    [Fact]
    public void A_scope_adopts_what_it_keeps_when_everything_else_goes()
    {
        var free = ones(1).DetachFromDisposeScope();
        using var outer = NewDisposeScope();
        var outers = ones(1);
        using (var inner = NewDisposeScope())
        {
            inner.DisposeEverythingBut(free).ShouldBeSameAs(free);
            inner.DisposeEverythingBut(new List<IDisposable> { outers });
            free.IsInvalid.ShouldBeTrue("adopted by the first call, it was one of the others in the second");
        }

        outers.IsInvalid.ShouldBeTrue();
    }

    [Fact]
    public void A_scope_hands_out_only_what_it_holds()
    {
        using var root = NewDisposeScope();
        var roots = ones(1);
        using var free = ones(1).DetachFromDisposeScope();
        using (var outer = NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
            {
                inner.MoveToOuter(roots);
                inner.MoveToOuter(free);
                inner.Detach(roots);
            }

            outer.DisposablesCount.ShouldBe(0);
        }

        root.Contains(roots).ShouldBeTrue();
        free.IsInvalid.ShouldBeFalse();
    }

    [Fact]
    public void A_tensor_moves_out_of_its_own_scope_not_out_of_the_innermost()
    {
        using var root = NewDisposeScope();
        Tensor a;
        using (var outer = NewDisposeScope())
        {
            a = ones(1);
            using (NewDisposeScope()) a.MoveToOuterDisposeScope();
            outer.Contains(a).ShouldBeFalse();
        }

        root.Contains(a).ShouldBeTrue();
    }

    [Fact]
    public void What_belongs_to_no_scope_stays_free_when_moved_or_detached_again()
    {
        using var scope = NewDisposeScope();
        using var a = ones(1).DetachFromDisposeScope();

        a.DetachFromDisposeScope().MoveToOuterDisposeScope().ShouldBeSameAs(a);

        scope.DisposablesCount.ShouldBe(0);
        a.IsInvalid.ShouldBeFalse();
    }

    [Fact]
    public void Lists_move_out_together()
    {
        using var outer = NewDisposeScope();
        List<Tensor> made;
        using (var inner = NewDisposeScope())
        {
            made = [ones(1), ones(1)];
            inner.MoveToOuter(made);
            inner.MoveToOuter(ones(1)).IsInvalid.ShouldBeFalse();
        }

        outer.DisposablesCount.ShouldBe(3);
        made.ShouldAllBe(tensor => !tensor.IsInvalid);
    }

    [Fact]
    public void A_view_and_its_base_live_apart()
    {
        using var scope = NewDisposeScope();
        var a = tensor([1f, 2f, 3f, 4f]);
        var view = a.view(2, 2);
        var alias = view.alias();
        a.Dispose();
        view.Dispose();

        alias.add_(1).sum().ToSingle().ShouldBe(14);
    }

    [Fact]
    public void Every_part_and_every_result_of_several_is_held()
    {
        using var scope = NewDisposeScope();
        var a = arange(4.0).view(2, 2);
        Held(() => a.unbind(0)).ShouldBe(2);
        Held(() => a.chunk(2)).ShouldBe(2);
        Held(() => a.split(1)).ShouldBe(2);
        Held(() => a.topk(1)).ShouldBe(2);
        Held(() => a.max(1)).ShouldBe(2);
        Held(() => a.sort()).ShouldBe(2);
        Held(() => linalg.svd(a)).ShouldBe(3);
        Held(() => linalg.eigh(a)).ShouldBe(2);
        // Numbers, comparisons of whole tensors and reading leave nothing behind.
        Held(() => (a + 1).Dispose()).ShouldBe(0);
        Held(() => a.allclose(a)).ShouldBe(0);
        Held(() => a.data<float>().ToArray()).ShouldBe(0);
        Held(() => nn.functional.layer_norm(a, [2])).ShouldBe(1);
        Held(() => a.mean([0])).ShouldBe(1);
        Held(() => a.to(float64)).ShouldBe(1);
    }

    [Fact]
    public void Scopes_of_other_threads_hold_their_own()
    {
        var astray = 0;
        Parallel.For(0, 8, thread =>
        {
            using var scope = NewDisposeScope();
            var a = ones(4, 4);
            for (var i = 0; i < 100; i++)
            {
                using var step = NewDisposeScope();
                _ = (a + thread + i).mm(a);
            }

            if (scope.DisposablesCount != 1) Interlocked.Increment(ref astray);
        });

        astray.ShouldBe(0);
    }

    private static int Held(Action make) => Held<object?>(() =>
    {
        make();
        return null;
    });

    private static int Held<T>(Func<T> make)
    {
        using var scope = NewDisposeScope();
        make();
        return scope.DisposablesCount;
    }
}
