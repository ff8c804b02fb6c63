using System.Numerics;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Analysis.Tests.Language;

public sealed class SoftmaxCrossEntropyTests
{
    [Fact]
    public void ExpIsAccurateOverItsRange()
    {
        for (var x = -87f; x <= 80f; x += 0.0137f)
        {
            double expected = Math.Exp(x), actual = VectorExp.Exp(new Vector<float>(x))[0];
            (Math.Abs(actual - expected) / expected).ShouldBeLessThan(2e-7, $"exp({x})");
        }

        VectorExp.Exp(new Vector<float>(-1e9f))[0].ShouldBeInRange(0, 2e-38f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1003)]
    public void ARowAgreesWithTorchInDouble(int d_vocab)
    {
        using var scope = torch.NewDisposeScope();
        var logits = torch.randn([1, d_vocab], ScalarType.Float64, generator: new Generator(1)) * 6;
        logits.requires_grad_(true);
        var target = d_vocab / 2;
        var expected = F.cross_entropy(logits, torch.tensor(new long[] { target }));
        expected.backward();

        var row = logits.detach().to(ScalarType.Float32).data<float>().ToArray();
        SoftmaxCrossEntropy.Loss([.. row], target).ShouldBe(expected.ToSingle(), 2e-6f);
        SoftmaxCrossEntropy.Backward(row, target, 0.25f).ShouldBe(expected.ToSingle(), 2e-6f);
        var gradient = logits.grad!.data<double>().ToArray();
        for (var i = 0; i < d_vocab; i++) ((double)row[i]).ShouldBe(gradient[i] / 4, 1e-7);
    }

    [Fact]
    public void ChunkedUnembeddingAgreesWithAutograd()
    {
        using var scope = torch.NewDisposeScope();
        using var random = new Generator(2);
        Tensor hidden = torch.randn([21, 8], generator: random), W_U = torch.randn([8, 37], generator: random);
        var targets = Enumerable.Range(0, 21).Select(i => i * 5 % 37).ToArray();
        var (h, w) = (hidden.clone().requires_grad_(true), W_U.clone().requires_grad_(true));
        var reference = F.cross_entropy(h.mm(w), torch.tensor(targets.Select(t => (long)t).ToArray()), reduction: torch.nn.Reduction.Sum);
        (reference * 0.5).backward();

        using var fused = new LinearCrossEntropy(8, 37, maxRows: 30, chunk: 4);
        var losses = new float[21];
        var dHidden = fused.Backward(hidden, W_U, targets, 0.5f, losses);
        losses.Sum().ShouldBe(reference.ToSingle(), 1e-4f);
        dHidden.allclose(h.grad!, rtol: 1e-4, atol: 1e-5).ShouldBeTrue();
        fused.dW_U.allclose(w.grad!, rtol: 1e-4, atol: 1e-5).ShouldBeTrue();

        var alone = new float[21];
        fused.Loss(hidden, W_U, targets, alone);
        alone.Sum().ShouldBe(losses.Sum(), 1e-4f);
    }
}
