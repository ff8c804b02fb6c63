using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Lifetime;

/// <summary>Tensors that lie in memory of .NET.</summary>
public sealed class SharedArrays
{
    [Fact]
    public void An_array_stays_where_it_is_while_a_view_of_its_tensor_lives()
    {
        using var view = ViewOfDroppedTensor();
        for (var i = 0; i < 20; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var overwritten = new float[1000];
            overwritten.AsSpan().Fill(-7);
        }

        view.data<float>().ToArray().ShouldBe([10f, 11f, 12f]);
    }

    [Fact]
    public void An_array_is_let_go_with_its_last_tensor()
    {
        var array = Shared(out var tensor);
        GC.Collect();
        Lives(array).ShouldBeTrue();

        tensor.Dispose();
        for (var i = 0; i < 10 && Lives(array); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Lives(array).ShouldBeFalse();
    }

    [Fact]
    public void Only_tensors_from_arrays_share_them()
    {
        using var scope = NewDisposeScope();
        var array = new[] { 1f, 2f };
        var copy = tensor(array);
        var shaped = tensor(array, [2L, 1]);
        var converted = from_array(array, float64);
        var shared = from_array(array);
        array[0] = 9;

        copy[0].ToSingle().ShouldBe(1);
        shaped[0].ToSingle().ShouldBe(1);
        converted[0].ToDouble().ShouldBe(1);
        shared[0].ToSingle().ShouldBe(9);
        shared.fill_(5);
        array.ShouldBe([5f, 5f]);
    }

    // Apart, so that no register of the test holds the array.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Lives(WeakReference<float[]> array) => array.TryGetTarget(out _);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Tensor ViewOfDroppedTensor()
    {
        var array = Enumerable.Range(0, 1000).Select(i => (float)i).ToArray();
        using var whole = from_array(array);
        return whole.narrow(0, 10, 3);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<float[]> Shared(out Tensor tensor)
    {
        var array = new float[1000];
        tensor = from_array(array);
        return new WeakReference<float[]>(array);
    }
}
