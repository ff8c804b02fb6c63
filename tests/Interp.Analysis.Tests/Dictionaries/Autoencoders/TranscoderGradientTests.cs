using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class TranscoderGradientTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gradients_equal_those_of_the_dense_formula_and_finite_differences(bool skip)
    {
        const int d_out = 13;
        SaeParameters weights = GradientCheck.Weights(d_out: d_out, skip: skip);
        float[] targets = ToyRows.Gaussian(GradientCheck.Rows, d_out, 12);
        var method = new SparseMethod(() => new TopKSelector(5), new SquaredError { ErrorNormaliser = 2 }) { DecoderBiasAtInput = false };
        using var check = new GradientCheck(weights, method, threads: 2, targets: targets);
        check.ShouldEqual((w, x) =>
        {
            torch.Tensor f = DenseReference.TopK((torch.mm(x, w.W_enc.t()) + w.b_enc).relu(), 5), written = w.Decode(f);
            if (skip)
                written += torch.mm(x, w.W_skip!.t());
            return (torch.tensor(targets).reshape(GradientCheck.Rows, d_out) - written).square().sum() / (GradientCheck.Rows * 2);
        });
        check.ShouldEqualDifferences(5e-3);
    }
}
