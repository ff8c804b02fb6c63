using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Lifetime;

public sealed class FinalisedTensors
{
    [Fact]
    public void Tensors_outside_of_scopes_are_freed_when_nobody_holds_them()
    {
        var handles = Drop();
        for (var i = 0; i < 10 && handles.Any(reference => reference.TryGetTarget(out _)); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        handles.Count(reference => reference.TryGetTarget(out _)).ShouldBeLessThan(5);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<Tensor>[] Drop() => [.. Enumerable.Range(0, 50).Select(_ => new WeakReference<Tensor>(ones(1)))];
}
