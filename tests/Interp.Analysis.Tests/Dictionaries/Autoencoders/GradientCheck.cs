using Interp.Analysis.Dictionaries;
using Interp.Analysis.Numerics;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>A method's gradient on made-up weights and rows, beside that of a dense formula and of finite differences.</summary>
internal sealed class GradientCheck : IDisposable
{
    public const int d = 21;
    public const int F = 75;
    public const int Rows = 48;
    private readonly float[] _targets;
    private readonly int[] _dead;
    private readonly SparseBatch _batch;
    private readonly SparseGradient _gradient;

    public GradientCheck(SaeParameters parameters, SparseMethod method, int threads = 1, int[]? dead = null, float[]? targets = null)
    {
        Parameters = parameters;
        Inputs = ToyRows.Gaussian(Rows, parameters.d_in, 1, 0.3f);
        _targets = targets ?? Inputs;
        _dead = dead ?? [];
        // The gradient as it is, with the part along decoder rows.
        _batch = new SparseBatch(parameters, method with { UnitDecoder = false }, Rows, threads);
        _gradient = new SparseGradient(parameters, _batch);
    }

    public SaeParameters Parameters { get; }

    public float[] Inputs { get; }

    public SparseBatch Batch => _batch;

    /// <summary>Weights with decoder rows of unit norm, or of norms about 1.</summary>
    public static SaeParameters Weights(bool unit = true, int d_out = d, bool skip = false, params string[] extras)
    {
        var parameters = new SaeParameters(d, F, d_out, skip, extras);
        ToyRows.Gaussian(F, d, 3).CopyTo(parameters.W_enc, 0);
        (unit ? ToyRows.Directions(F, d_out, 4) : ToyRows.Gaussian(F, d_out, 4).Select(value => value / 4)).ToArray().CopyTo(parameters.W_dec, 0);
        ToyRows.Gaussian(F, 1, 5).CopyTo(parameters.b_enc, 0);
        ToyRows.Gaussian(d_out, 1, 6).CopyTo(parameters.b_dec, 0);
        ToyRows.Gaussian(1, parameters.W_skip.Length, 7).CopyTo(parameters.W_skip, 0);
        return parameters;
    }

    public SparseLoss Loss()
    {
        _batch.Run(Inputs, _targets, _dead, TestContext.Current.CancellationToken);
        return _gradient.Prepare();
    }

    /// <summary>Loss and every gradient to 1e-5.</summary>
    public void ShouldEqual(Func<DenseReference, torch.Tensor, torch.Tensor> loss)
    {
        SparseLoss actual = Loss();
        using var dense = new DenseReference(Parameters);
        torch.Tensor expected = loss(dense, torch.tensor(Inputs).reshape(Rows, Parameters.d_in));
        expected.backward();
        actual.Total.ShouldBe(expected.ToDouble(), 1e-5 * Math.Abs(expected.ToDouble()));

        SaeParameters gradient = Gradient();
        Near(gradient.W_enc, dense.W_enc.grad);
        Near(gradient.W_dec, dense.W_dec.grad);
        Near(gradient.b_enc, dense.b_enc.grad);
        Near(gradient.b_dec, dense.b_dec.grad);
        if (dense.W_skip is not null)
            Near(gradient.W_skip, dense.W_skip.grad);
        for (int extra = 0; extra < Parameters.ExtraNames.Count; extra++)
            Near(gradient.Extra(extra), dense.Extra(extra).grad);
    }

    /// <summary>Some entries of every gradient against differences of the loss.</summary>
    public void ShouldEqualDifferences(double tolerance)
    {
        Loss();
        SaeParameters gradient = Gradient();
        foreach (((string name, float[] weights), (_, float[] derivatives)) in Parameters.Named.Zip(gradient.Named))
        {
            foreach (int at in new[] { 0, weights.Length / 3, weights.Length - 2 })
                Difference(ref weights[at]).ShouldBe(derivatives[at], tolerance * (1 + Math.Abs(derivatives[at])), $"{name}[{at}]");
        }
    }

    /// <summary>The gradient by all weights, in their layout.</summary>
    public SaeParameters Gradient()
    {
        SaeParameters sums = Parameters.ZerosLike();
        var one = new LatentGradient(Parameters, _batch.Method.Objective.Channels);
        _gradient.AddDecoderBias(sums.b_dec);
        for (int latent = 0; latent < Parameters.d_sae; latent++)
        {
            _gradient.Latent(latent, one);
            one.Encoder.CopyTo(sums.Encoder(latent));
            one.Decoder.CopyTo(sums.Decoder(latent));
            sums.b_enc[latent] = one.EncoderBias;
            for (int extra = 0; extra < Parameters.ExtraNames.Count; extra++)
                sums.Extra(extra)[latent] = one.Extras[extra];
            if (_batch.Method.DecoderBiasAtInput)
                RowKernels.AddScaled(-one.Product, Parameters.Encoder(latent), sums.b_dec);
        }
        if (Parameters.W_skip.Length > 0)
        {
            var skip = new SkipGradient(Parameters);
            skip.Compute(_batch);
            skip.Values.CopyTo(sums.W_skip, 0);
        }
        return sums;
    }

    public void Dispose() => _batch.Dispose();

    private double Difference(ref float parameter)
    {
        const float Step = 1e-3f;
        float before = parameter;
        parameter = before + Step;
        double above = Loss().Total, up = parameter;
        parameter = before - Step;
        double below = Loss().Total, down = parameter;
        parameter = before;
        return (above - below) / (up - down);
    }

    private static void Near(float[] actual, torch.Tensor? expected)
    {
        float[] values = expected is null ? new float[actual.Length] : expected.flatten().data<float>().ToArray();
        float scale = values.Max(MathF.Abs);
        for (int i = 0; i < values.Length; i++)
            actual[i].ShouldBe(values[i], 1e-5f * scale + 1e-7f);
    }
}
