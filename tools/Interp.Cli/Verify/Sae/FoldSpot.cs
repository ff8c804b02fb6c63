using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Cli.Verify;

/// <summary>What a dictionary loses on its way out: scales and norms folded into its weights, then a folder and back.</summary>
internal static class FoldSpot
{
    /// <summary>
    /// On the batch of a run's last step: |FVU of the dictionary as exported, on raw rows / FVU on scaled rows, before anything is folded − 1|;
    /// |L0 as exported / L0 of the step − 1|; the largest relative change of a reconstruction by saving and loading. Where a threshold stands in for the
    /// choice within a batch, the FVU before is that of the same threshold: the step's own differs by more than folding.
    /// </summary>
    public static (double Error, double L0, double RoundTrip) Measure(SaeOptions options, IActivationSource source, string folder)
    {
        using ISaeRecipe recipe = options.CreateRecipe(source);
        float[] rows = new float[options.BatchSize * source.d_in];
        for (long step = 0; step < options.Steps - 1; step++)
        {
            CircularRows.Read(source, step * options.BatchSize, rows);
            recipe.Step(rows, step, CancellationToken.None);
        }
        CircularRows.Read(source, (options.Steps - 1) * options.BatchSize, rows);
        using SparseAutoencoder exported = recipe.Export();
        double? unfolded = recipe is BatchTopKRecipe threshold ? Unfolded(threshold, source, rows) : null;
        SaeStepMetrics inside = recipe.Step(rows, options.Steps - 1, CancellationToken.None);
        exported.Save(folder);
        using SparseAutoencoder loaded = SparseAutoencoder.Load(folder);
        (float[] before, double l0) = Reconstruct(exported, rows);
        (float[] after, _) = Reconstruct(loaded, rows);
        double outside = Error(source, rows, before) / source.Statistics.Variance;
        double scale = before.Max(Math.Abs);
        return (Math.Abs(outside / (unfolded ?? inside.FVU) - 1), Math.Abs(l0 / inside.L0 - 1), before.Zip(after, (a, b) => Math.Abs(a - b)).Max() / scale);
    }

    /// <summary>FVU of weights and threshold as they are in training, on rows scaled to E‖x‖² = d_in.</summary>
    private static double Unfolded(BatchTopKRecipe recipe, IActivationSource source, float[] raw)
    {
        Dictionary<string, float[]> state = recipe.State.ToDictionary(array => array.Key, array => array.Value.ToArray(), StringComparer.Ordinal);
        float scale = (float)Math.Sqrt(source.d_in / source.Statistics.MeanSquaredNorm);
        float[] rows = new float[raw.Length], thresholds = new float[state["b_enc"].Length];
        TensorPrimitives.Multiply(raw, scale, rows);
        Array.Fill(thresholds, recipe.Threshold);
        SaeWeights weights = SaeWeights.FromRows(state["W_enc"], state["W_dec"], state["b_enc"], state["b_dec"]);
        using var inside = new SparseAutoencoder(new SaeSettings(SaeArchitecture.JumpReLU, null, true), weights with { threshold = torch.tensor(thresholds) });
        return Error(source, rows, Reconstruct(inside, rows).Rows) / (source.Statistics.Variance * scale * scale);
    }

    private static double Error(IActivationSource source, float[] rows, float[] reconstructed)
    {
        var moments = new ReconstructionMoments(source.d_in);
        moments.Add(rows, reconstructed);
        return moments.ToMetrics().MSE;
    }

    private static (float[] Rows, double L0) Reconstruct(SparseAutoencoder sae, float[] rows)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor x = torch.tensor(rows).reshape(rows.Length / sae.d_in, sae.d_in);
        SparseCodes codes = sae.Encode(x);
        return (MemoryMarshal.Cast<byte, float>(sae.Decode(codes).bytes).ToArray(), codes.L0);
    }
}
