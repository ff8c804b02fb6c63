using Interp.Analysis.Numerics;
using TorchSharp;

namespace Interp.Analysis.Tests.Numerics;

/// <summary>Without the checks each refusal here would be the end of the test run.</summary>
public sealed class DerivativesTests
{
    [Fact]
    public void Each_value_gets_its_own()
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor a = Leaf(2, 3), b = Leaf(5, 7);
        var found = Derivatives.Of((a * a * b).sum(), [a, b]);
        found[0].data<float>().ToArray().ShouldBe([2 * 2 * 5, 2 * 3 * 7]);
        found[1].data<float>().ToArray().ShouldBe([4, 9]);
    }

    [Fact]
    public void What_the_engine_would_not_take_is_refused()
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor a = Leaf(1, 2), unused = Leaf(1, 2);
        Refused(a * 2, [a], "no one derivative");
        Refused(a.detach().sum(), [a], "without recording");
        Refused(a.sum(), [a, unused], "Value 1 plays no part");
        Refused(a.sum(), [torch.zeros(2)], "Value 0 records no gradient");
    }

    private static void Refused(torch.Tensor number, torch.Tensor[] values, string why) =>
        Should.Throw<InvalidOperationException>(() => Derivatives.Of(number, values)).Message.ShouldContain(why);

    private static torch.Tensor Leaf(params float[] values) => torch.tensor(values).requires_grad_(true);
}
