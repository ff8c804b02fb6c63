using static TorchSharp.torch;

namespace Interp.Torch.Tests.Values;

/// <summary>Compares tensors with numbers worked out otherwise.</summary>
internal static class Expect
{
    internal static double[] Numbers(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(float64).contiguous().data<double>().ToArray();
    }

    internal static void ShouldHold(this Tensor tensor, long[] shape, params double[] values)
    {
        tensor.shape.ShouldBe(shape);
        Numbers(tensor).ShouldBe(values, 1e-9);
    }
}
