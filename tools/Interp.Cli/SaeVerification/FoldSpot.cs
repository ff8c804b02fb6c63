using System.Runtime.InteropServices;
using Interp.Analysis.Activations;
using Interp.Analysis.Sae;
using Interp.Analysis.Sae.Evaluation;

using TorchSharp;

namespace Interp.Cli.SaeVerification;

/// <summary>What a dictionary loses on its way out: scales and norms folded into its weights, then a folder and back.</summary>
internal static class FoldSpot
{
    /// <summary>
    /// On the batch of a run's last step: |FVU of the dictionary as exported, on raw rows / FVU of the step, on scaled rows − 1|, the same of L0,
    /// and the largest relative change of a reconstruction by saving and loading.
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
        SaeStepMetrics inside = recipe.Step(rows, options.Steps - 1, CancellationToken.None);
        exported.Save(folder);
        using SparseAutoencoder loaded = SparseAutoencoder.Load(folder);
        (float[] before, double l0) = Reconstruct(exported, rows);
        (float[] after, _) = Reconstruct(loaded, rows);
        var moments = new ReconstructionMoments(source.d_in);
        moments.Add(rows, before);
        double outside = moments.ToMetrics().MSE / source.Statistics.Variance;
        double scale = before.Max(Math.Abs);
        return (Math.Abs(outside / inside.FVU - 1), Math.Abs(l0 / inside.L0 - 1), before.Zip(after, (a, b) => Math.Abs(a - b)).Max() / scale);
    }

    private static (float[] Rows, double L0) Reconstruct(SparseAutoencoder sae, float[] rows)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor x = torch.tensor(rows).reshape(rows.Length / sae.d_in, sae.d_in);
        SparseCodes codes = sae.Encode(x);
        return (MemoryMarshal.Cast<byte, float>(sae.Decode(codes).bytes).ToArray(), codes.L0);
    }
}
