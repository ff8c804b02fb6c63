using Interp.Analysis.Sae.Kernels;
using Interp.Analysis.Sae.Sparse;

using TorchSharp;

namespace Interp.Analysis.Tests.Sae;

public sealed class SparseGradientTests
{
    private const int d = 21;
    private const int F = 75;
    private const int Rows = 48;

    public static TheoryData<int?, double, double, int, double> Objectives => new()
    {
        // k, λ, α, threads, dense above
        { 6, 0, 0, 1, double.PositiveInfinity },
        { 6, 0, 0.25, 1, double.PositiveInfinity },
        { 6, 0, 0.25, 3, double.PositiveInfinity },
        { null, 0.7, 0, 1, double.PositiveInfinity },
        { null, 0.7, 0, 2, double.PositiveInfinity },
        { null, 0.7, 0, 1, 0 },
    };

    [Theory]
    [MemberData(nameof(Objectives))]
    public void Sparse_gradients_equal_those_of_the_dense_formula(int? k, double sparsity, double aux, int threads, double denseAbove)
    {
        var objective = new SparseObjective(ErrorNormaliser: 3.5, sparsity, aux, AuxLatents: 4, AuxRowStride: 3);
        int[] dead = aux > 0 ? [1, 5, 6, 20, 33, 34, 70] : [];
        float[] rows = ToyRows.Gaussian(Rows, d, 1, 0.3f);
        SaeParameters parameters = Parameters();
        using var batch = new SparseBatch(parameters, Rows, threads, Selector(k), objective, denseAbove);
        var gradient = new SparseGradient(parameters, batch);
        batch.Run(rows, dead, TestContext.Current.CancellationToken);
        SparseLoss loss = gradient.Prepare();
        batch.IsDense.ShouldBe(denseAbove == 0);

        using var dense = new DenseReference(parameters, F);
        torch.Tensor expected = dense.Loss(rows, d, objective, k, dead);
        expected.backward();
        loss.Total.ShouldBe(expected.ToDouble(), 1e-5 * expected.ToDouble());

        float[] encoder = new float[F * d], decoder = new float[F * d], encoderBias = new float[F], decoderBias = new float[d], scratch = new float[d];
        gradient.AddDecoderBias(decoderBias);
        for (int latent = 0; latent < F; latent++)
        {
            encoderBias[latent] = gradient.Latent(latent, encoder.AsSpan(latent * d, d), decoder.AsSpan(latent * d, d), scratch);
            RowKernels.AddScaled(-encoderBias[latent], parameters.Encoder(latent), decoderBias);
        }
        Near(encoder, dense.W_enc.grad!);
        Near(decoder, dense.W_dec.grad!);
        Near(encoderBias, dense.b_enc.grad!);
        Near(decoderBias, dense.b_dec.grad!);
    }

    [Theory]
    [InlineData(6, 0.0, 1e-3)]
    // Every latent is near its kink on some row: a difference across it is a little off.
    [InlineData(null, 0.7, 1e-2)]
    public void Gradients_equal_finite_differences_of_the_loss(int? k, double sparsity, double tolerance)
    {
        var objective = new SparseObjective(2, sparsity);
        float[] rows = ToyRows.Gaussian(Rows, d, 2, 0.3f);
        SaeParameters parameters = Parameters();
        using var batch = new SparseBatch(parameters, Rows, 1, Selector(k), objective);
        var gradient = new SparseGradient(parameters, batch);
        double Loss()
        {
            batch.Run(rows, [], TestContext.Current.CancellationToken);
            return gradient.Prepare().Total;
        }

        Loss();
        float[] encoder = new float[d], decoder = new float[d], scratch = new float[d];
        foreach (int latent in new[] { 0, 31, 74 })
        {
            Loss();
            float bias = gradient.Latent(latent, encoder, decoder, scratch);
            Difference(Loss, ref parameters.b_enc[latent]).ShouldBe(bias, tolerance * (1 + Math.Abs(bias)));
            Difference(Loss, ref parameters.W_enc[latent * d + 4]).ShouldBe(encoder[4], tolerance * (1 + Math.Abs(encoder[4])));
            Difference(Loss, ref parameters.W_dec[latent * d + 7]).ShouldBe(decoder[7], tolerance * (1 + Math.Abs(decoder[7])));
        }
    }

    [Fact]
    public void Threads_do_not_change_a_single_bit()
    {
        float[] One(int threads)
        {
            SaeParameters parameters = Parameters();
            using var batch = new SparseBatch(parameters, Rows, threads, Selector(6), new SparseObjective(1, 0, 0.1, 4));
            var gradient = new SparseGradient(parameters, batch);
            var adam = new SparseAdam(parameters, new AdamSettings());
            for (int step = 0; step < 4; step++)
            {
                batch.Run(ToyRows.Gaussian(Rows, d, step), [2, 3, 40], TestContext.Current.CancellationToken);
                gradient.Prepare();
                adam.Apply(batch, gradient, step, 0.01).ShouldBeTrue();
            }
            return [.. parameters.W_enc, .. parameters.W_dec, .. parameters.b_enc, .. parameters.b_dec];
        }

        One(3).ShouldBe(One(1));
    }

    [Fact]
    public void Decoder_rows_keep_unit_norm_at_every_step()
    {
        SaeParameters parameters = Parameters();
        using var batch = new SparseBatch(parameters, Rows, 1, Selector(6), new SparseObjective(1, 0));
        var gradient = new SparseGradient(parameters, batch);
        var adam = new SparseAdam(parameters, new AdamSettings());
        for (int step = 0; step < 10; step++)
        {
            batch.Run(ToyRows.Gaussian(Rows, d, step), [], TestContext.Current.CancellationToken);
            gradient.Prepare();
            adam.Apply(batch, gradient, step, 0.05).ShouldBeTrue();
            for (int latent = 0; latent < F; latent++)
                MathF.Sqrt(RowKernels.Dot(parameters.Decoder(latent), parameters.Decoder(latent))).ShouldBe(1, 1e-5f);
        }
    }

    private static double Difference(Func<double> loss, ref float parameter)
    {
        const float Step = 1e-3f;
        float before = parameter;
        parameter = before + Step;
        double above = loss(), up = parameter;
        parameter = before - Step;
        double below = loss(), down = parameter;
        parameter = before;
        return (above - below) / (up - down);
    }

    private static Func<IRowSelector> Selector(int? k) => () => k is { } active ? new TopKSelector(active) : new PositiveSelector();

    private static SaeParameters Parameters()
    {
        var parameters = new SaeParameters(d, F);
        ToyRows.Gaussian(F, d, 3).CopyTo(parameters.W_enc, 0);
        ToyRows.Directions(F, d, 4).CopyTo(parameters.W_dec, 0);
        ToyRows.Gaussian(F, 1, 5).CopyTo(parameters.b_enc, 0);
        ToyRows.Gaussian(d, 1, 6).CopyTo(parameters.b_dec, 0);
        return parameters;
    }

    private static void Near(float[] actual, torch.Tensor expected)
    {
        float[] values = expected.flatten().data<float>().ToArray();
        float scale = values.Max(MathF.Abs);
        scale.ShouldBeGreaterThan(0);
        for (int i = 0; i < values.Length; i++)
            actual[i].ShouldBe(values[i], 1e-5f * scale + 1e-7f);
    }
}
