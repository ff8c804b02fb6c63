using System.Numerics.Tensors;

using Interp.Analysis.Activations;
using Interp.Analysis.Sae.Kernels;
using Interp.Analysis.Sae.Sparse;

namespace Interp.Analysis.Sae.TopK;

/// <summary>f = ReLU of the k largest z of each row.</summary>
public sealed class TopKRecipe : TopKFamilyRecipe
{
    private readonly TopKOptions _options;

    /// <summary>Starts a run.</summary>
    public TopKRecipe(TopKOptions options, IActivationSource source)
        : base(options, source, method => method)
    {
        _options = options;
        if (options.FitInitialGain)
            FitGain();
    }

    /// <inheritdoc/>
    public override SparseAutoencoder Export() => new(SettingsOf(SaeArchitecture.TopK, _options.k), Fold().ToWeights());

    // The first k directions overlap and add up to several times the input. With b_enc = 0 the reconstruction is proportional to the encoder: the best factor is a least-squares quotient.
    private void FitGain()
    {
        int rows = (int)Math.Min(_options.BatchSize, Source.Rows), d = Parameters.d_out;
        TrainingRows first = ReadScaled(0, rows);
        Batch.Run(first.Inputs, first.Targets, [], CancellationToken.None);
        double inner = 0, squares = 0;
        float[] reconstruction = new float[d];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> target = Batch.Targets.Slice(row * d, d);
            Batch.Residuals.AsSpan(row * d, d).CopyTo(reconstruction);
            RowKernels.AddScaled(1, target, reconstruction);
            inner += RowKernels.Dot(target, reconstruction);
            squares += RowKernels.Dot(reconstruction, reconstruction);
        }
        if (inner > 0 && squares > 0)
            TensorPrimitives.Multiply(Parameters.W_enc, (float)(inner / squares), Parameters.W_enc);
    }
}
