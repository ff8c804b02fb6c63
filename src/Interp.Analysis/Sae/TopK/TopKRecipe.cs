using System.Numerics.Tensors;

using Interp.Analysis.Activations;
using Interp.Analysis.Sae.Kernels;
using Interp.Analysis.Sae.Sparse;

namespace Interp.Analysis.Sae.TopK;

/// <summary>
/// f = ReLU of the k largest z; loss = ‖x − x̂‖² / Var(x) + α · AuxK, AuxK the relative error of explaining x − x̂ by the
/// k_aux largest positive z among dead latents, decoded without a bias. Decoder rows keep unit norm; W_enc starts as W_decᵀ.
/// </summary>
public sealed class TopKRecipe : SparseRecipe
{
    private readonly TopKOptions _options;

    /// <summary>Starts a run.</summary>
    public TopKRecipe(TopKOptions options, IActivationSource source)
        : base(options, source, (weights, variance) => new SparseMethod(() => new TopKSelector(options.k), new SquaredError { ErrorNormaliser = variance })
        {
            Aux = options.AuxLossFor(weights.d_out),
            Adam = new AdamSettings(Epsilon: 6.25e-10f),
            GradientClip = options.GradientClip,
        })
    {
        _options = options;
        StartDecoderBiasAtMedian();
        var random = new SeededRandom(options.Seed, 0);
        if (options.Start == DecoderStart.DataDirections)
            DecoderStarts.FromRows(row => ReadScaled(row, 1).Inputs.ToArray(), random.Next(source.Rows), Parameters.b_dec, random, Parameters.W_dec);
        else
            DecoderStarts.Random(random, source.d_in, Parameters.W_dec);
        Parameters.W_dec.CopyTo(Parameters.W_enc, 0);
        if (options.FitInitialGain)
            FitGain();
    }

    /// <inheritdoc/>
    public override SparseAutoencoder Export()
    {
        var fold = new DictionaryFold(Parameters, Scaling, biasAtInput: true, foldNorms: false);
        return SparseAutoencoder.FromRows(new SaeSettings(SaeArchitecture.TopK, _options.k), fold.W_enc, fold.W_dec, fold.b_enc, fold.b_dec);
    }

    // The first k directions overlap and add up to several times the input. With b_enc = 0 the reconstruction is proportional to the encoder: the best factor is a least-squares quotient.
    private void FitGain()
    {
        int rows = (int)Math.Min(_options.BatchSize, Source.Rows);
        TrainingRows first = ReadScaled(0, rows);
        Batch.Run(first.Inputs, first.Targets, [], CancellationToken.None);
        double inner = 0, squares = 0;
        float[] reconstruction = new float[Source.d_in];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> centred = Batch.Inputs.Slice(row * Source.d_in, Source.d_in);
            Batch.Residuals.AsSpan(row * Source.d_in, Source.d_in).CopyTo(reconstruction);
            RowKernels.AddScaled(1, centred, reconstruction);
            inner += RowKernels.Dot(centred, reconstruction);
            squares += RowKernels.Dot(reconstruction, reconstruction);
        }
        if (inner > 0 && squares > 0)
            TensorPrimitives.Multiply(Parameters.W_enc, (float)(inner / squares), Parameters.W_enc);
    }
}
