using System.Runtime.InteropServices;
using Interp.Torch.Tests.Values;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Engine;

public sealed class RawCalls
{
    [Fact]
    public void An_operator_without_a_wrapper_can_be_called_by_name()
    {
        using var scope = NewDisposeScope();
        var a = tensor([1.0, 2.0]);

        TorchEngine.Call("hypot", a, a)[0].ShouldHold([2], Math.Sqrt(2), Math.Sqrt(8));
        TorchEngine.Call("_foreach_mul.Scalar", new[] { a, a }, 3L)[1].ShouldHold([2], 3, 6);
        TorchEngine.Call("aminmax", a, null, false).Length.ShouldBe(2);
        TorchEngine.Call("_foreach_add_.Scalar", new[] { a }, 1.5f).ShouldBeEmpty();
        TorchEngine.Call("gelu", zeros(1), "tanh")[0].ShouldHold([1], 0);
        TorchEngine.Call("zeros", new long[] { 2 }, float64, null, CPU, false)[0].dtype.ShouldBe(float64);
        a.ShouldHold([2], 2.5, 3.5);
    }

    [Fact]
    public void A_wrong_name_or_argument_says_what_is_wrong()
    {
        using var scope = NewDisposeScope();
        Should.Throw<ExternalException>(() => TorchEngine.Call("hyppot", ones(1))).Message.ShouldContain("hyppot");
        Should.Throw<ExternalException>(() => TorchEngine.Call("hypot", ones(1), "x")).Message.ShouldNotBeEmpty();
        Should.Throw<ArgumentException>(() => TorchEngine.Call("hypot", ones(1), DateTime.UnixEpoch)).Message.ShouldContain("DateTime");
    }
}
