using Interp.Analysis.Dictionaries;
using Interp.Analysis.Numerics;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class SparseGradientTests
{
    private const int d = GradientCheck.d;
    private const int F = GradientCheck.F;
    private const int Rows = GradientCheck.Rows;
    private static readonly int[] Dead = [1, 5, 6, 20, 33, 34, 70];

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(0.25, 1)]
    [InlineData(0.25, 3)]
    public void TopK_gradients_equal_those_of_the_dense_formula(double weight, int threads)
    {
        var aux = new AuxLoss(weight, Latents: 4, RowStride: 3);
        SparseMethod method = TopK(6) with { Aux = weight > 0 ? aux : null };
        using var check = new GradientCheck(GradientCheck.Weights(), method, threads, Dead);
        check.ShouldEqual((w, x) =>
        {
            torch.Tensor z = w.PreActivations(x), error = x - w.Decode(DenseReference.TopK(z.relu(), 6));
            torch.Tensor loss = error.square().sum() / (Rows * 3.5);
            return weight > 0 ? loss + w.AuxK(z, error, aux, Dead) * weight : loss;
        });
    }

    [Theory]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(2, double.PositiveInfinity)]
    [InlineData(1, 0)]
    public void L1_gradients_equal_those_of_the_dense_formula(int threads, double denseAbove)
    {
        using var check = new GradientCheck(GradientCheck.Weights(), L1(0.7) with { DenseAbove = denseAbove }, threads);
        check.ShouldEqual((w, x) =>
        {
            torch.Tensor f = w.PreActivations(x).relu();
            return (x - w.Decode(f)).square().sum() / Rows + f.sum() * (0.7 / Rows);
        });
        check.Batch.IsDense.ShouldBe(denseAbove == 0);
    }

    [Fact]
    public void TopK_gradients_equal_finite_differences_of_the_loss()
    {
        using var check = new GradientCheck(GradientCheck.Weights(), TopK(6));
        check.ShouldEqualDifferences(1e-3);
    }

    [Fact]
    public void L1_gradients_equal_finite_differences_of_the_loss()
    {
        // Every latent is near its kink on some row: a difference across it is a little off.
        using var check = new GradientCheck(GradientCheck.Weights(), L1(0.7));
        check.ShouldEqualDifferences(1e-2);
    }

    [Fact]
    public void Threads_do_not_change_a_single_bit()
    {
        float[] One(int threads, double? clip)
        {
            SaeParameters parameters = GradientCheck.Weights();
            SparseMethod method = TopK(6) with { Aux = new AuxLoss(0.1, 4), GradientClip = clip };
            using var batch = new SparseBatch(parameters, method, Rows, threads);
            var gradient = new SparseGradient(parameters, batch);
            var adam = new SparseAdam(parameters, method);
            for (int step = 0; step < 4; step++)
            {
                float[] rows = ToyRows.Gaussian(Rows, d, step);
                batch.Run(rows, rows, [2, 3, 40], TestContext.Current.CancellationToken);
                gradient.Prepare();
                adam.Apply(batch, gradient, step, 0.01).ShouldBeTrue();
            }
            return [.. parameters.W_enc, .. parameters.W_dec, .. parameters.b_enc, .. parameters.b_dec];
        }

        One(3, null).ShouldBe(One(1, null));
        One(3, 0.01).ShouldBe(One(1, 0.01));
        One(1, 0.01).ShouldNotBe(One(1, null));
    }

    [Fact]
    public void A_limit_on_the_gradient_shortens_all_of_it_by_one_factor()
    {
        // With β = 0 and a huge ε Adam is plain descent: p −= rate · g / ε.
        float[] Moved(double? clip)
        {
            SaeParameters parameters = GradientCheck.Weights();
            SparseMethod method = TopK(6) with { GradientClip = clip, UnitDecoder = false, Adam = new AdamSettings(0, 0, 1e6f) };
            using var batch = new SparseBatch(parameters, method, Rows, 1);
            var gradient = new SparseGradient(parameters, batch);
            float[] rows = ToyRows.Gaussian(Rows, d, 1);
            batch.Run(rows, rows, [], TestContext.Current.CancellationToken);
            gradient.Prepare();
            new SparseAdam(parameters, method).Apply(batch, gradient, 0, 1e6).ShouldBeTrue();
            SaeParameters before = GradientCheck.Weights();
            return [.. parameters.Named.Zip(before.Named).SelectMany(pair => pair.First.Value.Zip(pair.Second.Value, (after, start) => after - start))];
        }

        float[] free = Moved(null), limited = Moved(0.05);
        double norm = Math.Sqrt(free.Sum(value => (double)value * value));
        norm.ShouldBeGreaterThan(0.1);
        Math.Sqrt(limited.Sum(value => (double)value * value)).ShouldBe(0.05, 1e-3);
        for (int i = 0; i < free.Length; i++)
            limited[i].ShouldBe((float)(free[i] * 0.05 / norm), 1e-5f);
    }

    [Fact]
    public void Decoder_rows_keep_unit_norm_at_every_step()
    {
        SaeParameters parameters = GradientCheck.Weights();
        using var batch = new SparseBatch(parameters, TopK(6), Rows, 1);
        var gradient = new SparseGradient(parameters, batch);
        var adam = new SparseAdam(parameters, TopK(6));
        var one = new LatentGradient(parameters, 0);
        for (int step = 0; step < 10; step++)
        {
            float[] rows = ToyRows.Gaussian(Rows, d, step);
            batch.Run(rows, rows, [], TestContext.Current.CancellationToken);
            gradient.Prepare();
            gradient.Latent(step, one);
            RowKernels.Dot(one.Decoder, parameters.Decoder(step)).ShouldBe(0, 1e-5f);
            adam.Apply(batch, gradient, step, 0.05).ShouldBeTrue();
            for (int latent = 0; latent < F; latent++)
                MathF.Sqrt(RowKernels.Dot(parameters.Decoder(latent), parameters.Decoder(latent))).ShouldBe(1, 1e-5f);
        }
    }

    private static SparseMethod TopK(int k) => new(() => new TopKSelector(k), new SquaredError { ErrorNormaliser = 3.5 });

    private static SparseMethod L1(double coefficient) => new(() => new PositiveSelector(), new L1Penalty { Coefficient = coefficient });
}
